import { ArrowLeft, CircleHelp, Mail, Split } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { pendingTender } from '@smart-cart/contracts';
import { Button } from '../design/button.js';
import { Wordmark } from '../design/wordmark.js';
import { HelpPanel } from '../help/help-panel.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { ProductBook } from '../products/product-book.js';
import { ProductBookContext } from '../products/use-products.js';
import { QuestionPanel } from '../shopping/question-panel.js';
import { NoticeBar } from '../status/notice-bar.js';
import { noticesOf } from '../status/notices.js';
import { SimulatedBadge } from '../status/simulated-badge.js';
import { useWords } from '../words/use-words.js';
import { BagStepper } from './bag-stepper.js';
import { CheckoutAnnouncer } from './checkout-announcer.js';
import css from './checkout-screen.module.css';
import { EmailPanel } from './email-panel.js';
import { ForgottenRow } from './forgotten-row.js';
import { PartPanel } from './part-panel.js';
import { checkoutState, dueOf, payChoices } from './payable.js';
import { PayChoices } from './pay-choices.js';
import { ResultNote } from './result-note.js';
import { ReviewPaper } from './review-paper.js';
import { AgeWait, AuditWait } from './staff-wait.js';
import { TenderProgress } from './tender-progress.js';

type Tool = 'help' | 'email' | 'part';

/**
 * Reviewing and paying. The receipt stays where it was while shopping; beside it one thing at a time: money that moves,
 * a question, a check by staff, or the ways to pay. The way back to shopping is open unless money moves.
 */
export function CheckoutScreen() {
  const { view, live, link } = useScreen();
  const { say } = useWords();
  const [opened, setTool] = useState<Tool>();
  const leave = useAction();
  const book = useMemo(() => new ProductBook((skus) => link.lookUp(skus)), [link]);
  const { receipt, visit } = view;
  const state = checkoutState(receipt, visit, view.questions.length);
  const paying = state === 'paying';
  const choices = payChoices(receipt, visit, view.offers.tenders);
  // A part can only be paid while a way is chosen; help and e-mail always.
  const tool = paying || (opened === 'part' && state !== 'choosing') ? undefined : opened;

  // Money that begins to move, or is asked about, takes the stage back.
  useEffect(() => setTool((old) => (old === 'help' ? old : undefined)), [state]);

  const close = (): void => setTool(undefined);
  const noticed = noticesOf(view, live).length > 0;
  return (
    <ProductBookContext value={book}>
      <main className={css['checkout']} data-state={state} data-tool={tool}>
        <header className={css['top']}>
          <Wordmark compact={noticed} />
          <NoticeBar />
          {noticed ? null : <SimulatedBadge />}
        </header>
        <div className={css['stage']}>
          {tool === 'help' ? <HelpPanel onClose={close} /> : null}
          {tool === 'email' ? <EmailPanel onClose={close} /> : null}
          {tool === undefined || tool === 'part' ? (
            <Stage state={state} part={tool === 'part'} onClose={close} />
          ) : null}
        </div>
        <nav className={css['actions']} aria-label={say('checkOut')}>
          {paying ? null : (
            <Button
              icon={<ArrowLeft aria-hidden="true" className={css['back']} />}
              disabled={!live}
              pending={leave.pending}
              onClick={() => void leave.run({ kind: 'leave-checkout' })}
            >
              {say('backToShopping')}
            </Button>
          )}
          <span className={css['gap']} />
          {state === 'choosing' && choices.length > 0 ? (
            <Button
              look="quiet"
              icon={<Split aria-hidden="true" />}
              aria-expanded={tool === 'part'}
              onClick={() => setTool(tool === 'part' ? undefined : 'part')}
            >
              {say('payPart')}
            </Button>
          ) : null}
          {view.offers.email && visit?.receiptWanted !== true && !paying ? (
            <Button
              look="quiet"
              icon={<Mail aria-hidden="true" />}
              aria-expanded={tool === 'email'}
              onClick={() => setTool(tool === 'email' ? undefined : 'email')}
            >
              {say('emailOffer')}
            </Button>
          ) : null}
          {paying ? null : (
            <Button
              look="quiet"
              icon={<CircleHelp aria-hidden="true" />}
              aria-expanded={tool === 'help'}
              onClick={() => setTool(tool === 'help' ? undefined : 'help')}
            >
              {view.helpRequested ? say('helpOnItsWay') : say('help')}
            </Button>
          )}
        </nav>
        <div className={css['receipt']}>
          <ReviewPaper />
        </div>
        <CheckoutAnnouncer state={state} />
      </main>
    </ProductBookContext>
  );
}

interface StageProps {
  readonly state: ReturnType<typeof checkoutState>;
  readonly part: boolean;
  readonly onClose: () => void;
}

function Stage({ state, part, onClose }: StageProps): ReactNode {
  const { view, live } = useScreen();
  const { say } = useWords();
  const pay = useAction();
  const { receipt, visit } = view;
  const question = view.questions[0];
  const pending = visit === null ? undefined : pendingTender(visit);
  const choices = payChoices(receipt, visit, view.offers.tenders);
  const last = visit?.tenders.at(-1);
  const online = view.conditions.store.state === 'ready';
  switch (state) {
    case 'paying':
      return pending === undefined ? null : <TenderProgress key={pending.tender} tender={pending} />;
    case 'question':
      return question === undefined ? null : (
        <QuestionPanel
          key={question.id}
          question={question}
          position={1}
          count={view.questions.length}
          candidates={undefined}
          onFind={onClose}
        />
      );
    case 'age-check':
      return <AgeWait />;
    case 'audit':
      return <AuditWait />;
    case 'choosing':
      return part ? (
        <PartPanel
          choices={choices}
          disabled={!live || pay.pending}
          onPay={(method, amount) => void pay.run({ kind: 'pay', method, amount })}
          onClose={onClose}
        />
      ) : (
        <>
          <div className={css['extras']}>
            <BagStepper />
            {last === undefined ? <ForgottenRow /> : <ResultNote tender={last} />}
            {online ? null : <p className={css['offline']}>{say('payOffline')}</p>}
            {visit?.receiptWanted === true ? <p className={css['sent']}>{say('emailSent')}</p> : null}
          </div>
          <PayChoices
            choices={choices}
            rest={(visit?.tenders ?? []).some(({ paid }) => paid > 0)}
            online={online}
            disabled={!live || pay.pending}
            onPay={(method) => void pay.run({ kind: 'pay', method })}
          />
        </>
      );
    case 'settled':
      return (
        <div className={css['settled']}>
          <p className={css['large']}>{say(dueOf(receipt, visit) < 0 ? 'givenBack' : 'allPaid')}</p>
          {dueOf(receipt, visit) < 0 ? <p>{say('givenBackText')}</p> : null}
        </div>
      );
  }
}
