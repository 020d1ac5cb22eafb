// What an integrator writes: the looks are stylesheets alone. `?dark` shows them as Spark's dark.
import { createPlatform } from '/callback-card.js';

if (location.search === '?dark') document.documentElement.setAttribute('flare-mode', 'dark');

const { baseUrl, userId, conversationId, token } = await (await fetch('/desk.json')).json();
const card = document.querySelector('callback-card');
card.policy = () => ({ callingHours: 'off' }); // this page is tried at any hour
card.platform = createPlatform({ baseUrl, userId, getToken: async () => token });
card.setAttribute('conversation-id', conversationId);
