import { html } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { useAction } from '../core/load.js';
import { toneOf } from '../parts/pill.js';
import { Problem } from '../parts/problem.js';

const OPTIONS = [['enabled', '● Enabled'], ['paused', '‖ Paused: deliveries wait'], ['disabled', '○ Disabled: nothing matches']];

/** Whether a channel sends. It acts at once, and can be undone for a while. */
export function StateSwitch({ channel }) {
  const api = useApi();
  const { toast } = useApp();
  const { value: { saved }, draft } = channel;
  const turning = useAction(async (state) => {
    const before = saved.state;
    await put(state);
    toast(`${saved.name} is ${state}`, { label: 'Undo', act: () => put(before) });
  });
  const put = async (state) => {
    const answer = await api.ask('PATCH', `channels/${saved.id}`, { body: { state } });
    channel.settled(answer, { ...draft, state: answer.body.state });
  };
  return html`
    <select class=${`state ${toneOf(saved.state)}`} aria-label="State" value=${saved.state} disabled=${turning.busy} onChange=${(e) => turning.run(e.target.value)}>
      ${OPTIONS.map(([state, label]) => html`<option key=${state} value=${state} selected=${state === saved.state}>${label}</option>`)}
    </select>
    <${Problem} problem=${turning.problem} />`;
}
