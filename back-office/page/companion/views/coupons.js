import { call } from '../api.js';
import { h } from '../dom.js';
import { date, tongue } from '../words/index.js';

export function couponsView(page) {
  const { say } = tongue;
  const { coupons } = page.state;
  const load = (work) =>
    page.attempt(async () => {
      page.state.coupons = await work();
      page.draw();
    });
  if (coupons === undefined) {
    page.state.coupons = null;
    void load(() => call('coupons'));
  }
  const row = ({ coupon, name, until, clipped }) =>
    h(
      `li.coupon${clipped ? '.clipped' : ''}`,
      {},
      h(
        'span.name',
        {},
        h('span.strong', { dir: 'auto' }, name),
        until === null ? null : h('span.small', {}, say.until.replace('{date}', date(until))),
      ),
      h(
        'button',
        {
          type: 'button',
          'aria-label': `${clipped ? say.clipped : say.clip}: ${name}`,
          'data-key': `clip ${coupon}`,
          click: () => void load(() => call(`coupons/${encodeURIComponent(coupon)}`, clipped ? 'DELETE' : 'PUT')),
        },
        clipped ? h('span.check', {}, say.clipped) : say.clip,
      ),
    );
  const list = coupons ?? [];
  return [
    h('p.soft', {}, say.couponsText),
    list.length === 0 ? h('p.empty', {}, coupons ? say.noCoupons : '') : h('ul.coupons', {}, ...list.map(row)),
  ];
}
