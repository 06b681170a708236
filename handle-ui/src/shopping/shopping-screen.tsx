import { useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { BudgetPanel } from '../budget/budget-panel.js';
import { PriceCheckPanel } from '../check/price-check-panel.js';
import { DealsPanel } from '../deals/deals-panel.js';
import { FindPanel, type FindWay } from '../find/find-panel.js';
import { HelpPanel } from '../help/help-panel.js';
import { useScreen } from '../link/use-screen.js';
import { ListPanel } from '../list/list-panel.js';
import { MapPanel } from '../map/map-panel.js';
import { StoreGroundContext, useFetchedGround } from '../map/use-store-ground.js';
import { ProducePanel } from '../produce/produce-panel.js';
import { useCandidates } from '../produce/use-candidates.js';
import { ProductBook } from '../products/product-book.js';
import { ProductBookContext } from '../products/use-products.js';
import { SettingsPanel } from '../settings/settings-panel.js';
import { SpokenAloud } from '../speech/spoken-aloud.js';
import { ActionBar } from './action-bar.js';
import { Announcer } from './announcer.js';
import { EmptyStage } from './empty-stage.js';
import { HintStrip } from './hint-strip.js';
import { LineCard } from './line-card.js';
import { QuestionPanel } from './question-panel.js';
import { ReceiptPanel } from './receipt-panel.js';
import css from './shopping-screen.module.css';
import { StageContext, type Destination, type Stage, type Tool } from './stage.js';
import { SumsPanel } from './sums-panel.js';
import { TopBar } from './top-bar.js';

/** A line the shopper chose, and what had happened last when they did. */
interface Selected {
  readonly line: number;
  readonly since: string;
}

/**
 * The trip. The receipt and its total stay where they are; one stage beside them shows, in this order, a price check, the
 * tool the shopper opened, an open question, the line they chose, produce in view, or the last item.
 */
export function ShoppingScreen() {
  const { view, link } = useScreen();
  const [tool, setTool] = useState<Tool>();
  const [destination, setDestination] = useState<Destination>();
  const [findFirst, setFindFirst] = useState<FindWay>('pictures');
  const [selected, setSelected] = useState<Selected>();
  const ground = useFetchedGround(view.offers.map);
  const book = useMemo(() => new ProductBook((skus) => link.lookUp(skus)), [link]);
  const lines = view.receipt?.lines ?? [];
  const last = lines.find((line) => line.line === view.lastLine) ?? lines.at(-1);
  const question = view.questions[0];
  const happened = `${view.lastLine ?? 0} ${lines.length} ${question?.id ?? 0}`;
  // What just happened takes the stage back from what was looked at before: here, so that it costs no render of its own.
  if (selected !== undefined && selected.since !== happened) setSelected(undefined);
  const chosen = selected === undefined ? undefined : lines.find((line) => line.line === selected.line);
  const candidates = useCandidates(view.advice.inView);
  const checking = (view.visit?.priceCheck ?? null) !== null;

  const asked = question !== undefined && chosen === undefined;
  const produce = chosen === undefined && candidates !== undefined;
  // The strip makes room for what is asked or suggested, so that the receipt below stays where it is.
  const stripped = tool === undefined && !checking && !asked && !produce;

  const now = useRef(happened);
  useLayoutEffect(() => {
    now.current = happened;
  }, [happened]);

  const select = useCallback((line: number) => {
    setTool(undefined);
    setSelected({ line, since: now.current });
  }, []);
  const stage = useMemo<Stage>(
    () => ({
      tool,
      toggle: (wanted) => {
        setFindFirst('pictures');
        setTool((old) => (old === wanted ? undefined : wanted));
      },
      close: () => setTool(undefined),
      destination,
      show: (wanted) => {
        setDestination(wanted);
        if (wanted !== undefined) setTool('map');
      },
    }),
    [tool, destination],
  );

  const shown = (): ReactNode => {
    if (checking && tool === undefined) return <PriceCheckPanel />;
    if (tool !== undefined) return panelOf(tool, stage.close, findFirst);
    if (question !== undefined && chosen === undefined)
      return (
        <QuestionPanel
          key={question.id}
          question={question}
          position={1}
          count={view.questions.length}
          candidates={candidates}
          onFind={(first) => {
            setFindFirst(first);
            setTool('find');
          }}
        />
      );
    if (produce) return <ProducePanel key={candidates.track} candidates={candidates} />;
    const line = chosen ?? last;
    if (line === undefined) return <EmptyStage />;
    return <LineCard line={line} newest={line === last} onBack={() => setSelected(undefined)} />;
  };

  return (
    <ProductBookContext value={book}>
      <StoreGroundContext value={ground}>
        <StageContext value={stage}>
          <main className={css['shopping']} data-tool={tool ?? (checking ? 'check' : undefined)} data-strip={stripped}>
            <div className={css['top']}>
              <TopBar />
            </div>
            <div className={css['stage']}>{shown()}</div>
            {stripped ? (
              <div className={css['strip']}>
                <HintStrip />
              </div>
            ) : null}
            <div className={css['actions']}>
              <ActionBar checking={checking} />
            </div>
            <div className={css['receipt']}>
              <ReceiptPanel selected={chosen?.line} onSelect={select} />
            </div>
            <Announcer view={view} line={last} />
            <SpokenAloud line={last} />
          </main>
        </StageContext>
      </StoreGroundContext>
    </ProductBookContext>
  );
}

function panelOf(tool: Tool, close: () => void, findFirst: FindWay): ReactNode {
  switch (tool) {
    case 'find':
      return <FindPanel onClose={close} first={findFirst} />;
    case 'list':
      return <ListPanel onClose={close} />;
    case 'map':
      return <MapPanel onClose={close} />;
    case 'deals':
      return <DealsPanel onClose={close} />;
    case 'help':
      return <HelpPanel onClose={close} />;
    case 'settings':
      return <SettingsPanel onClose={close} />;
    case 'budget':
      return <BudgetPanel onClose={close} />;
    case 'sums':
      return <SumsPanel onClose={close} />;
  }
}
