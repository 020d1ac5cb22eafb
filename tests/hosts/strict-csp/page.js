// What an integrator writes: hands the element its platform. The token is a function, and never stands in the markup.
import { createPlatform } from '/callback-card.js';

const { baseUrl, userId, conversationId, token } = await (await fetch('/desk.json')).json();
const card = document.querySelector('callback-card');
card.policy = () => ({ callingHours: 'off' }); // this page is tried at any hour
card.platform = createPlatform({ baseUrl, userId, getToken: async () => token });
card.setAttribute('conversation-id', conversationId);
