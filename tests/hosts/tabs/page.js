// A desktop that shows the callback named after `#`, for the agent named by `?user=`, or the one who is signed in.
import { createPlatform } from '/callback-card.js';

const { baseUrl, userId, token } = await (await fetch('/desk.json')).json();
const card = document.querySelector('callback-card');
card.policy = () => ({ callingHours: 'off' }); // this page is tried at any hour
card.platform = createPlatform({
  baseUrl,
  userId: new URLSearchParams(location.search).get('user') ?? userId,
  getToken: async () => token,
  onReport: ({ message }) => console.warn(message),
});

const show = () => card.setAttribute('conversation-id', location.hash.slice(1));
addEventListener('hashchange', show);
show();
