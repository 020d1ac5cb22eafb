/** First part of every key of ours in a query cache, which a host may share with its own queries. */
export const KEY_PREFIX = 'callback-card';

/** The cache keys of one platform: two desktops on one page do not mix. */
export interface Keys {
  readonly all: readonly [string, string];
  conversation(conversationId: string): readonly unknown[];
  readonly conversations: readonly unknown[];
  /** What the platform lists for the agent, whole. */
  readonly listing: readonly unknown[];
  intents(conversationId: string): readonly unknown[];
  /** What was asked of the platform and how it stands, for every copy of a card. */
  asked(conversationId: string): readonly unknown[];
  /** Whether the platform was asked after a countdown ended. */
  zero(conversationId: string): readonly unknown[];
  /** Everything that only this browser knows: no request brings it back. */
  readonly ours: readonly unknown[];
  /** What an agent has entered and not sent: which form of which callback. */
  draft(conversationId: string, form: string): readonly unknown[];
  contact(contactListId: string, contactId: string): readonly unknown[];
  contactList(contactListId: string): readonly unknown[];
  campaign(campaignId: string): readonly unknown[];
  /** Of mutations; without `action` it matches every action on that conversation. */
  action(conversationId: string, action?: string): readonly unknown[];
}

/** Makes the keys of the platform `platformId`. */
export function createKeys(platformId: string): Keys {
  const all = [KEY_PREFIX, platformId] as const;
  const conversations = [...all, 'conversation'];
  const ours = [...all, 'ours'];
  return {
    all,
    conversations,
    ours,
    conversation: (id) => [...conversations, id],
    listing: [...all, 'lookup', 'my-callbacks'],
    intents: (id) => [...ours, 'intents', id],
    asked: (id) => [...ours, 'asked', id],
    zero: (id) => [...ours, 'zero', id],
    draft: (id, form) => [...ours, 'draft', id, form],
    contact: (listId, id) => [...all, 'contact', listId, id],
    contactList: (id) => [...all, 'contact-list', id],
    campaign: (id) => [...all, 'campaign', id],
    action: (id, action) => [...all, 'action', id, ...(action === undefined ? [] : [action])],
  };
}
