import { describe, expect, it } from '@jest/globals';
import { parseTopic, topics, upwardTopics } from './topic.js';

describe('a topic', () => {
  it('is taken apart into what it was built of', () => {
    expect(parseTopic(topics.facts('store-1', 'cart-7'))).toEqual({ store: 'store-1', cart: 'cart-7', leaf: 'facts' });
    expect(parseTopic(topics.catalogueHead('store-1'))).toEqual({ store: 'store-1', cart: 'all', leaf: 'catalogue' });
  });

  it.each(['', 'cart/v2/s/c/facts', 'cart/v1/s/c', 'cart/v1//c/facts', 'cart/v1/s/c/facts/more', 'other/v1/s/c/facts'])(
    'of somebody else is not ours: %p',
    (topic) => expect(parseTopic(topic)).toBeUndefined(),
  );

  it('goes up for every cart and never for the store itself', () => {
    expect(upwardTopics('s')).toEqual([
      'cart/v1/s/+/presence',
      'cart/v1/s/+/facts',
      'cart/v1/s/+/status',
      'cart/v1/s/+/request',
      'cart/v1/s/+/seen',
    ]);
  });
});
