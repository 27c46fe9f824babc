/*
 * Community Safety for Camunda: the pages in Tasklist's header. Each opens in a dialog and asks the server for JSON.
 * Whatever comes from the server is put on the page as text, never as markup.
 */

const PLUGIN = 'community-safety';

// ---------------------------------------------------------------- small helpers

/** Makes an element; children are elements or text. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value != null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter(child => child != null));
  return element;
}

const paragraph = (text, className) => el('p', { class: className }, text);

const button = (text, onclick, className = 'cs-button') => el('button', { type: 'button', class: className, onclick }, text);

/**
 * A table with a caption and header cells.
 *
 * @param columns {label, text or cell, number, rowHeader}: cell makes an element or text from a row
 */
function table(caption, columns, rows, footer) {
  const cell = (column, row) => el(
    column.rowHeader ? 'th' : 'td',
    { scope: column.rowHeader ? 'row' : null, class: [column.number && 'cs-number', column.className].filter(Boolean).join(' ') },
    column.cell(row) ?? '');
  return el('div', { class: 'cs-scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el('table', { class: 'cs-table' },
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, columns.map(column =>
        el('th', { scope: 'col', class: [column.number && 'cs-number', column.className].filter(Boolean).join(' ') }, column.label)))),
      el('tbody', {}, rows.map(row => el('tr', { class: row.className }, columns.map(column => cell(column, row))))),
      footer ? el('tfoot', {}, el('tr', {}, columns.map(column => cell(column, footer)))) : null));
}

const KINDS = {
  APPROVED: 'good', SENT: 'good', REJECTED: 'bad', FAILED: 'bad', WITHDRAWN: 'quiet', KEPT: 'quiet',
  IN_REVISION: 'attention', HELD: 'good', CONFIRMED: 'good', DRAFT: 'attention', PLANNED: 'quiet', CANCELLED: 'bad', IN_PREPARATION: 'attention'
};

/** A state in words; the colour only repeats what they say. */
const tag = state => el('strong', { class: `cs-tag cs-tag-${KINDS[state.value] ?? 'busy'}` }, state.text);

// ---------------------------------------------------------------- the server

class Server {
  constructor(api) {
    this.root = `${api.tasklistApi}/plugin/${PLUGIN}/${api.engine}`;
  }

  get(path) {
    return this.ask(path, {});
  }

  post(path, body) {
    const token = document.cookie.split('; ').find(cookie => cookie.startsWith('XSRF-TOKEN='));
    return this.ask(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token ? token.split('=')[1] : '' },
      body: JSON.stringify(body ?? {})
    });
  }

  async ask(path, options) {
    const answer = await fetch(`${this.root}/${path}`, {
      ...options,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...options.headers }
    }).catch(() => { throw new Error('The server cannot be reached. Check your connection and try again.'); });
    if (answer.status === 401) {
      throw new Error('You are not logged in any more. Reload the page and log in again.');
    }
    const content = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new Error(content.message || 'Something went wrong. Try again; if it stays, tell the partnership\'s team.');
    }
    return content;
  }
}

// ---------------------------------------------------------------- the dialog

class Dialog {
  constructor() {
    this.heading = el('h1', { id: 'cs-heading', tabindex: '-1', autofocus: true });
    this.content = el('div', { class: 'cs-content' });
    this.element = el('dialog', { class: 'cs-dialog', 'aria-labelledby': 'cs-heading' },
      el('div', { class: 'cs-header' }, this.heading, button('Close', () => this.element.close(), 'cs-button cs-close')),
      this.content);
    this.element.addEventListener('close', () => this.element.remove());
  }

  open() {
    document.body.append(this.element);
    this.element.showModal();
  }

  /** Shows what the promise brings: elements, or the reason why there are none. */
  async show(title, promise) {
    this.showing = promise;
    this.heading.textContent = title;
    this.content.replaceChildren(el('p', { role: 'status', class: 'cs-loading' }, 'Loading…'));
    let elements;
    try {
      elements = await promise;
    } catch (e) {
      elements = [problem(e.message)];
    }
    if (this.showing === promise) {
      this.content.replaceChildren(...elements.flat().filter(Boolean));
      this.element.scrollTop = 0;
      this.heading.focus();
    }
  }
}

const problem = message => el('div', { role: 'alert', class: 'cs-problem' }, message);

const note = message => el('div', { role: 'status', class: 'cs-note' }, message);

// ---------------------------------------------------------------- my applications

/** The text with what the other version does not have marked: everything between the first and the last different word. */
function marked(text, other) {
  const [words, others] = [text.split(/(?<=\s)/), other.split(/(?<=\s)/)];
  const shorter = Math.min(words.length, others.length);
  let start = 0;
  while (start < shorter && words[start] === others[start]) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && words[words.length - 1 - end] === others[others.length - 1 - end]) {
    end++;
  }
  const middle = words.slice(start, words.length - end).join('');
  return el('span', {},
    words.slice(0, start).join(''), middle ? el('mark', {}, middle) : null, words.slice(words.length - end).join(''));
}

class ApplicationsPage {
  constructor(server, dialog) {
    this.server = server;
    this.dialog = dialog;
  }

  open() {
    return this.dialog.show('My applications', this.list());
  }

  async list() {
    const applications = await this.server.get('applications');
    if (applications.length === 0) {
      return [paragraph('You have not applied for funding yet. To apply, close this page, choose "Start process" and then "Funding application".')];
    }
    return [table('Applications that you have made, newest first', [
      { label: 'Number', rowHeader: true, className: 'cs-nowrap',
        cell: a => button(a.number, () => this.openOne(a.number), 'cs-link') },
      { label: 'Title', cell: a => a.title },
      { label: 'Amount', number: true, cell: a => a.amount.text },
      { label: 'Received', className: 'cs-nowrap', cell: a => a.received.text },
      { label: 'State', cell: a => tag(a.state) },
      { label: 'Where it stands now', className: 'cs-wide', cell: a => a.where }
    ], applications)];
  }

  openOne(number, message) {
    return this.dialog.show(`Application ${number}`, this.server.get(`applications/${encodeURIComponent(number)}`)
      .then(detail => this.detail(detail, message)));
  }

  detail({ application, facts, versions, outcomes }, message) {
    return [
      button('Back to my applications', () => this.open(), 'cs-link cs-back'),
      message ? note(message) : null,
      el('h2', { class: 'cs-title' }, application.title),
      el('p', { class: 'cs-where' }, tag(application.state), ' ', application.where),
      el('dl', { class: 'cs-facts' }, [{ label: 'Amount', value: application.amount.text }, ...facts]
        .map(fact => el('div', {}, el('dt', {}, fact.label), el('dd', {}, fact.value)))),
      el('h2', {}, 'What has been said'),
      outcomes.length === 0
        ? paragraph('Nobody has said anything about this application yet.')
        : table('What each stage said, oldest first', [
          { label: 'When', rowHeader: true, className: 'cs-nowrap', cell: o => o.when.text },
          { label: 'Who', cell: o => o.decidedBy },
          { label: 'What', className: 'cs-capital', cell: o => o.result.text },
          { label: 'Reasons', className: 'cs-wide cs-lines', cell: o => o.reasons ?? 'None given' }
        ], outcomes),
      el('h2', {}, 'Versions'),
      versions.length === 1 ? this.only(versions[0]) : this.comparison(versions),
      application.decided ? null : this.withdrawal(application)
    ];
  }

  only(version) {
    return table(`Submitted on ${version.submitted.text}; there is no other version`, [
      { label: 'Field', rowHeader: true, className: 'cs-field', cell: f => f.label },
      { label: 'What you wrote', className: 'cs-lines', cell: f => f.value }
    ], version.fields);
  }

  comparison(versions) {
    const result = el('div', { 'aria-live': 'polite' });
    const choice = (id, label, chosen) => {
      const select = el('select', { id, class: 'cs-input' }, versions.map(v =>
        el('option', { value: v.number, selected: v.number === chosen }, `Version ${v.number}, ${v.submitted.text}`)));
      select.addEventListener('change', show);
      return { select, field: el('div', {}, el('label', { for: id }, label), select) };
    };
    const left = choice('cs-left', 'Compare', versions.length - 1);
    const right = choice('cs-right', 'With', versions.length);
    const chosen = side => versions.find(v => String(v.number) === side.select.value);
    function show() {
      const [one, other] = [chosen(left), chosen(right)];
      const rows = one.fields.map(field => {
        const value = other.fields.find(f => f.name === field.name).value;
        const changed = value !== field.value;
        return { label: field.label, one: field.value, other: value, changed, className: changed ? 'cs-changed' : null };
      });
      const count = rows.filter(row => row.changed).length;
      result.replaceChildren(table(
        `Version ${one.number} compared with version ${other.number}: ${count === 0 ? 'no field' : count === 1 ? '1 field' : `${count} fields`} changed`, [
          { label: 'Field', rowHeader: true, className: 'cs-field', cell: r => r.label },
          { label: `Version ${one.number}`, className: 'cs-lines', cell: r => marked(r.one, r.other) },
          { label: `Version ${other.number}`, className: 'cs-lines', cell: r => marked(r.other, r.one) },
          { label: 'Changed?', cell: r => r.changed ? el('strong', { class: 'cs-tag cs-tag-attention' }, 'Changed') : 'Same' }
        ], rows));
    }
    show();
    return el('div', {}, el('div', { class: 'cs-choices' }, left.field, right.field), result);
  }

  withdrawal(application) {
    const reason = el('textarea', { id: 'cs-reason', class: 'cs-input', rows: '3', maxlength: '4000', 'aria-describedby': 'cs-reason-help' });
    const wrong = el('div');
    const send = async () => {
      wrong.replaceChildren();
      reason.removeAttribute('aria-invalid');
      confirm.disabled = true;
      try {
        await this.server.post(`applications/${encodeURIComponent(application.number)}/withdrawal`, { reason: reason.value });
        await this.openOne(application.number, `Application ${application.number} is withdrawn.`);
      } catch (e) {
        wrong.replaceChildren(problem(e.message));
        reason.setAttribute('aria-invalid', 'true');
        reason.focus();
      } finally {
        confirm.disabled = false;
      }
    };
    const confirm = button('Yes, withdraw it', send, 'cs-button cs-danger');
    const form = el('div', { class: 'cs-withdrawal', hidden: true },
      wrong,
      el('label', { for: 'cs-reason' }, 'Why do you withdraw it?'),
      paragraph('Those who deal with it read this. It cannot be undone: you would have to apply again.', 'cs-help'),
      reason,
      el('div', { class: 'cs-buttons' }, confirm, button('No, keep it', () => toggle(false))));
    form.querySelector('.cs-help').id = 'cs-reason-help';
    const start = button('Withdraw this application', () => toggle(true));
    const toggle = open => {
      form.hidden = !open;
      start.hidden = open;
      (open ? reason : start).focus();
      form.scrollIntoView({ block: 'nearest' });
    };
    return el('section', {}, el('h2', {}, 'Withdraw'),
      paragraph('You can take the application back at any time before the decision.'), start, form);
  }
}

// ---------------------------------------------------------------- funds

class FundsPage {
  constructor(server, dialog) {
    this.server = server;
    this.dialog = dialog;
  }

  open() {
    return this.dialog.show('Funds', this.view());
  }

  async view() {
    const { asOf, funds } = await this.server.get('funds');
    if (funds.length === 0) {
      return [paragraph('The partnership has no funds.')];
    }
    return [
      paragraph(`Planned, committed and left, as of ${asOf.text}. Committed is what has been promised to approved projects.`),
      funds.filter(fund => !fund.ended).map(fund =>
        el('section', {}, el('h2', {}, fund.name), this.fund(fund))),
      funds.filter(fund => fund.ended).map(fund =>
        el('details', { class: 'cs-details' }, el('summary', {}, `${fund.name} (ended ${fund.endsOn.text})`), this.fund(fund)))
    ];
  }

  fund(fund) {
    const money = (label, of) => ({ label, number: true, cell: row => of(row.sums).text });
    const ended = fund.ended ? ' It has ended: nothing more can be committed from it.' : '';
    const assumed = fund.assumed ? ' Assumed: the partnership\'s documents leave it open.' : '';
    return table(`${fund.total.text} to spend from ${fund.startsOn.text} to ${fund.endsOn.text}.${ended}${assumed}`, [
      { label: 'Line', rowHeader: true, cell: row => row.contingency ? `${row.name} (use needs a reason)` : row.name },
      money('Planned', sums => sums.planned),
      money('Moved in or out', sums => sums.moved),
      money('Committed', sums => sums.committed),
      money('Left', sums => sums.left)
    ], fund.lines, { name: 'Total', sums: fund.sums });
  }
}

// ---------------------------------------------------------------- decisions for the board

class DecisionsPage {
  constructor(server, dialog) {
    this.server = server;
    this.dialog = dialog;
  }

  open() {
    return this.dialog.show('Decisions for the board', this.view());
  }

  async view() {
    const from = el('input', { id: 'cs-from', type: 'date', class: 'cs-input' });
    const to = el('input', { id: 'cs-to', type: 'date', class: 'cs-input' });
    const result = el('div', { 'aria-live': 'polite' });
    let shown = [];
    const show = async skip => {
      try {
        const query = new URLSearchParams({ from: from.value, to: to.value, skip });
        const part = await this.server.get(`decisions?${query}`);
        shown = skip === 0 ? part.decisions : [...shown, ...part.decisions];
        result.replaceChildren(...this.decisions(shown, part, () => show(shown.length)));
      } catch (e) {
        result.replaceChildren(problem(e.message));
      }
    };
    await show(0);
    return [
      paragraph('Every funding application that was approved, rejected or withdrawn, for the partnership\'s information.'),
      el('form', { class: 'cs-choices', onsubmit: event => { event.preventDefault(); show(0); } },
        el('div', {}, el('label', { for: 'cs-from' }, 'Decided from'), from),
        el('div', {}, el('label', { for: 'cs-to' }, 'Decided to'), to),
        el('button', { type: 'submit', class: 'cs-button' }, 'Show')),
      result
    ];
  }

  decisions(decisions, { count, approved }, more) {
    if (decisions.length === 0) {
      return [paragraph('Nothing was decided in this time.')];
    }
    const all = count === 1 ? '1 decision' : `${count} decisions`;
    const some = count > decisions.length ? `, the newest ${decisions.length} of them` : ', newest first';
    return [table(`${all}${some}; ${approved.text} approved`, [
      { label: 'Decided on', className: 'cs-nowrap', cell: d => d.decidedOn.text },
      { label: 'Application', rowHeader: true,
        cell: d => el('div', {}, el('span', { class: 'cs-block' }, d.title), el('span', { class: 'cs-small' }, d.number)) },
      { label: 'Applicant', cell: d => d.organisation },
      { label: 'Amount', number: true, cell: d => d.amount.text },
      { label: 'Outcome', cell: d => tag(d.outcome) },
      { label: 'Decided by', cell: d => d.decidedBy },
      { label: 'Fund line', cell: d => d.line ?? 'None' },
      { label: 'Reasons', className: 'cs-wide cs-lines', cell: d => d.reasons ?? 'None given' }
    ], decisions), count > decisions.length ? button('Show more', more) : ''];
  }
}

// ---------------------------------------------------------------- meetings

class MeetingsPage {
  constructor(server, dialog) {
    this.server = server;
    this.dialog = dialog;
  }

  open(year) {
    return this.dialog.show('Meetings', this.view(year));
  }

  async view(asked) {
    const { year, bodies } = await this.server.get(asked ? `meetings?year=${asked}` : 'meetings');
    const turn = (label, other) => button(label, () => this.open(other));
    return [
      el('div', { class: 'cs-choices' },
        turn(`\u2190 ${year - 1}`, year - 1), el('h2', { class: 'cs-year' }, `The year ${year}`), turn(`${year + 1} \u2192`, year + 1)),
      paragraph('Every body\'s meetings, with the last day for their papers and how it was counted. Chairs and secretaries move, cancel or add a meeting with "Start process", "Change the calendar".'),
      bodies.filter(body => body.mine).map(body => el('section', {}, el('h2', {}, body.name), this.body(body, year))),
      bodies.filter(body => !body.mine).map(body =>
        el('details', { class: 'cs-details' }, el('summary', {}, body.name), this.body(body, year)))
    ];
  }

  body(body, year) {
    return [
      body.missing > 0 ? el('p', {}, el('strong', { class: 'cs-tag cs-tag-bad' }, 'Too few meetings'), ` ${body.stands}.`) : null,
      body.meetings.length === 0 ? paragraph('Nothing is planned for this year yet.') : table(body.stands, [
        { label: 'When', rowHeader: true, className: 'cs-nowrap', cell: m => m.when.text },
        { label: 'Number', className: 'cs-nowrap', cell: m => m.number ?? '' },
        { label: 'State', className: 'cs-nowrap', cell: m => tag(m.state) },
        { label: 'Papers', className: 'cs-wide', cell: m => this.papers(m) },
        { label: 'Agenda', cell: m => m.open
          ? el('button', { type: 'button', class: 'cs-link', 'aria-label': `Agenda of ${m.when.text}`,
            onclick: () => this.openOne(m.id, year) }, 'Agenda')
          : '' }
      ], body.meetings)
    ].filter(Boolean);
  }

  papers(meeting) {
    return el('div', {},
      meeting.papersSent ? el('span', { class: 'cs-block' }, `Sent on ${meeting.papersSent.text}`,
        meeting.daysLate > 0 ? el('strong', { class: 'cs-tag cs-tag-bad cs-beside' },
          meeting.daysLate === 1 ? '1 day late' : `${meeting.daysLate} days late`) : null) : null,
      el('span', { class: 'cs-small' }, meeting.papersDue));
  }

  openOne(id, year) {
    return this.dialog.show('Agenda and papers', this.server.get(`meetings/${encodeURIComponent(id)}`)
      .then(view => this.agenda(view, year)));
  }

  agenda({ body, meeting, items, changes }, year) {
    return [
      button('Back to the meetings', () => this.open(year), 'cs-link cs-back'),
      el('h2', { class: 'cs-title' }, body),
      el('p', { class: 'cs-where' }, tag(meeting.state), ` ${meeting.when.text}${meeting.number ? `, ${meeting.number}` : ''}`),
      this.papers(meeting),
      changes.map(change => paragraph(change)),
      items.length === 0 ? paragraph('Nothing is on the agenda yet.') : table('In the order of the agenda', [
        { label: 'Place', number: true, cell: i => String(i.place) },
        { label: 'Item', rowHeader: true, className: 'cs-wide', cell: i => i.withheld
          ? 'You take no part in this item, so you get no paper of it.'
          : el('div', {}, el('span', { class: 'cs-block' }, i.title), el('span', { class: 'cs-small' }, `${i.number}, ${i.asks}`),
            i.remark ? el('strong', { class: 'cs-tag cs-tag-attention' }, i.remark) : null) },
        { label: 'Paper', className: 'cs-wide cs-lines', cell: i => i.text ?? '' }
      ], items)
    ];
  }
}

// ---------------------------------------------------------------- messages

class MessagesPage {
  constructor(server, dialog, mayReadAll) {
    this.server = server;
    this.dialog = dialog;
    this.mayReadAll = mayReadAll;
  }

  open(all = false, message) {
    return this.dialog.show('Messages', this.view(all, message));
  }

  async view(all, message) {
    const messages = await this.server.get(all ? 'messages/all' : 'messages');
    const choice = (label, value) =>
      el('button', { type: 'button', class: 'cs-choice', 'aria-pressed': String(all === value), onclick: () => this.open(value) }, label);
    return [
      this.mayReadAll
        ? el('div', { class: 'cs-switch', role: 'group', 'aria-label': 'Which messages' },
          choice('To me', false), choice('All of the partnership', true))
        : null,
      message ? note(message) : null,
      messages.length === 0 ? paragraph('There are no messages.') : this.messages(messages, all)
    ];
  }

  messages(messages, all) {
    const columns = [
      { label: 'Written', className: 'cs-nowrap', cell: m => m.queued.text },
      { label: 'To', all: true, cell: m => m.to },
      { label: 'Message', rowHeader: true, className: 'cs-wide', cell: m => el('details', { class: 'cs-message' },
        el('summary', {}, m.subject), el('div', { class: 'cs-lines cs-body' }, m.body.trim()),
        m.files.length === 0 ? null : el('p', { class: 'cs-small' }, `Attached: ${m.files.join(', ')}`)) },
      { label: 'State', cell: m => this.state(m) },
      { label: 'Send again', all: true, cell: m => m.mayResend
        ? el('button', { type: 'button', class: 'cs-button', 'aria-label': `Send "${m.subject}" to ${m.to} again`,
          onclick: event => this.resend(m, event.currentTarget) }, 'Send again')
        : 'Not needed' }
    ];
    return table(all ? 'The newest messages of the partnership, at most 100' : 'The newest messages to you, at most 100',
      columns.filter(column => all || !column.all), messages);
  }

  state(message) {
    return el('div', {}, tag(message.state),
      message.sent ? el('div', { class: 'cs-small' }, message.sent.text) : null,
      message.failure ? el('div', { class: 'cs-small' }, `Why: ${message.failure} (tried ${message.attempts}×)`) : null);
  }

  async resend(message, pressed) {
    pressed.disabled = true;
    try {
      await this.server.post(`messages/${encodeURIComponent(message.id)}/resend`);
      await this.open(true, `"${message.subject}" to ${message.to} will be sent again.`);
    } catch (e) {
      pressed.disabled = false;
      pressed.parentNode.querySelector('.cs-problem')?.remove();
      pressed.after(problem(e.message));
    }
  }
}

// ---------------------------------------------------------------- audit

const SHOWN_AT_ONCE = 50;
const TYPING_PAUSE = 300;

class AuditPage {
  constructor(server, dialog) {
    this.server = server;
    this.dialog = dialog;
  }

  open() {
    return this.dialog.show('Audit', this.list());
  }

  async list() {
    const wanted = el('input', { id: 'cs-wanted', type: 'search', class: 'cs-input cs-search', autocomplete: 'off' });
    const result = el('div', { 'aria-live': 'polite' });
    let shown = [];
    const show = async skip => {
      const find = wanted.value.trim();
      try {
        const part = await this.server.get(`audit?${new URLSearchParams({ find, skip })}`);
        if (find === wanted.value.trim()) {
          shown = skip === 0 ? part : [...shown, ...part];
          result.replaceChildren(...this.choice(shown, part.length < SHOWN_AT_ONCE, find, () => show(shown.length)));
        }
      } catch (e) {
        result.replaceChildren(problem(e.message));
      }
    };
    let pause;
    wanted.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(() => show(0), TYPING_PAUSE);
    });
    await show(0);
    return [
      paragraph('Who did what and when, which decision table was asked, in which version, and which of its rules fitted. Choose an application.'),
      el('div', { class: 'cs-choices' },
        el('div', {}, el('label', { for: 'cs-wanted' }, 'Find by number, title, applicant or state'), wanted)),
      result
    ];
  }

  choice(applications, complete, find, more) {
    if (applications.length === 0) {
      return [paragraph(find ? 'No application fits. Shorten what you are looking for.' : 'Nobody has applied for funding yet.')];
    }
    const count = applications.length === 1 ? '1 application' : `${applications.length} applications`;
    return [table(complete ? `${count}, newest first` : `The newest ${count}`, [
      { label: 'Number', rowHeader: true, className: 'cs-nowrap',
        cell: a => button(a.number, () => this.openOne(a.number), 'cs-link') },
      { label: 'Title', cell: a => a.title },
      { label: 'Applicant', cell: a => a.organisation },
      { label: 'Received', className: 'cs-nowrap', cell: a => a.received.text },
      { label: 'State', cell: a => tag(a.state) }
    ], applications), complete ? '' : button('Show more', more)];
  }

  openOne(number) {
    return this.dialog.show(`Audit of ${number}`, this.server.get(`audit/${encodeURIComponent(number)}`)
      .then(view => this.trail(view)));
  }

  trail({ application, entries }) {
    return [
      button('Back to all applications', () => this.open(), 'cs-link cs-back'),
      el('h2', { class: 'cs-title' }, application.title),
      el('p', { class: 'cs-where' }, tag(application.state), ` ${application.organisation}, received on ${application.received.text}`),
      table('What happened, oldest first', [
        { label: 'When', rowHeader: true, className: 'cs-nowrap', cell: e => e.when.text },
        { label: 'Who', className: 'cs-who', cell: e => el('div', {}, el('span', { class: 'cs-block' }, e.who.name),
          e.who.login ? el('span', { class: 'cs-small' }, e.who.login) : null) },
        { label: 'What', className: 'cs-wide', cell: e => this.entry(e) }
      ], entries)
    ];
  }

  entry(entry) {
    return el('div', { class: 'cs-entry' },
      entry.decision ? null : el('p', {}, el('strong', {}, entry.what.text)),
      entry.decidedBy ? el('p', {}, `Decided by: ${entry.decidedBy}`) : null,
      entry.detail ? el('p', { class: 'cs-lines' }, entry.detail) : null,
      entry.reasons ? el('p', { class: 'cs-lines' }, `Reasons: ${entry.reasons}`) : null,
      entry.present.length === 0 ? null : el('details', { class: 'cs-more' }, el('summary', {}, 'Who was present'),
        el('ul', {}, entry.present.map(one => el('li', {}, one)))),
      entry.decision ? this.decision(entry.decision) : null);
  }

  decision(decision) {
    const values = list => el('dl', { class: 'cs-values' }, list.map(one =>
      el('div', {}, el('dt', {}, one.label.endsWith('?') ? one.label : `${one.label}:`), el('dd', {}, one.value.text))));
    return el('div', { class: 'cs-decision' },
      el('p', {}, 'Asked the table ', el('strong', {}, `“${decision.name}”`), `, version ${decision.version}`),
      decision.outputs.length === 0
        ? paragraph('No row of the table fitted, so it said nothing.')
        : values(decision.outputs),
      decision.rules.length === 0 && decision.inputs.length === 0 && decision.description
        ? paragraph(decision.description) : null,
      decision.rules.map(rule => el('p', {}, el('strong', {}, `Rule ${rule.id}`),
        rule.annotation ? `: ${rule.annotation}` : ' (its annotation is not there any more)')),
      decision.inputs.length === 0 ? null : el('details', { class: 'cs-more' },
        el('summary', {}, 'What the table was told'), values(decision.inputs)));
  }
}

// ---------------------------------------------------------------- the menu

const PAGES = [
  { id: 'applications', label: 'My applications', page: (server, dialog) => new ApplicationsPage(server, dialog) },
  { id: 'funds', label: 'Funds', page: (server, dialog) => new FundsPage(server, dialog) },
  { id: 'decisions', label: 'Decisions for the board', page: (server, dialog) => new DecisionsPage(server, dialog) },
  { id: 'meetings', label: 'Meetings', page: (server, dialog) => new MeetingsPage(server, dialog) },
  { id: 'minutes', label: 'Minutes', page: (server, dialog) => new LaterPage('./minutes.js', 'MinutesPage', server, dialog) },
  { id: 'messages', label: 'Messages', page: (server, dialog, me) => new MessagesPage(server, dialog, me.pages.includes('all-messages')) },
  { id: 'audit', label: 'Audit', page: (server, dialog) => new AuditPage(server, dialog) },
  { id: 'hub', label: 'Hub cases', page: (server, dialog) => new LaterPage('./hub.js', 'HubPage', server, dialog) },
  { id: 'incidents', label: 'Incidents', page: (server, dialog) => new LaterPage('./incidents.js', 'IncidentsPage', server, dialog) }
];

/** A page in a script of its own, which is loaded when somebody opens it. */
class LaterPage {
  constructor(script, name, server, dialog) {
    this.script = script;
    this.name = name;
    this.server = server;
    this.dialog = dialog;
  }

  async open() {
    const ui = { el, paragraph, button, table, tag, problem, note };
    const module = await import(this.script);
    return new module[this.name](ui, this.server, this.dialog).open();
  }
}

function open({ page }, server, me) {
  const dialog = new Dialog();
  dialog.open();
  page(server, dialog, me).open();
}

// ---------------------------------------------------------------- refusals

const ENGINE_WORDS = /^\s*Cannot (submit task form|instantiate process definition) \S+: /;

/** Tasklist puts engine words and ids before the sentence that says what is wrong; people get the sentence. */
function showRefusalsPlainly() {
  new MutationObserver(() => document.querySelectorAll('.notifications .message').forEach(message => {
    if (ENGINE_WORDS.test(message.textContent)) {
      message.textContent = message.textContent.replace(ENGINE_WORDS, '');
      message.parentElement.querySelector('.status').textContent = 'Nothing was saved';
    }
  })).observe(document.body, { childList: true, subtree: true });
}

const SENDS = '.form-actions button, .modal-footer button';

/** Which task is open, by the address. */
const openTask = () => new URLSearchParams(location.hash.split('?')[1]).get('task');

/** What went wrong is about what was sent last: it goes when something is sent again, or another task is opened. */
function takeOldRefusalsAway() {
  const away = () => document.querySelectorAll('.notifications .alert-danger button.close').forEach(close => close.click());
  let open = openTask();
  document.addEventListener('click', event => {
    if (event.target.closest?.(SENDS)) {
      away();
    }
  }, true);
  window.addEventListener('hashchange', () => {
    const now = openTask();
    if (now && now !== open) {
      away();
    }
    open = now;
  });
}

// ---------------------------------------------------------------- dates

/** Forms write dates as the browser's language does, so that 1/11/2027 could be either day; here they are British. */
function writeDatesTheBritishWay() {
  const Format = Intl.DateTimeFormat;
  Intl.DateTimeFormat = new Proxy(Format, {
    construct: (target, [locale, ...rest]) => new Format(locale === 'default' ? 'en-GB' : locale, ...rest)
  });
}

// ---------------------------------------------------------------- nothing stays in the browser

const DRAFT = 'camunda-form:';

/** Until the server has said that drafts of forms may stay in this browser. */
let draftsAllowed = false;

/**
 * "Save", and the end of a session while a form is open, would put what stands in the form into the browser's storage,
 * for whoever uses it next.
 */
function keepNoDrafts() {
  const keep = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (draftsAllowed || !String(key).startsWith(DRAFT)) {
      keep.call(this, key, value);
    }
  };
}

/** Those that an earlier version left, and the links to what the server refuses. */
function guard(guarded) {
  draftsAllowed = !guarded;
  document.body.classList.toggle('cs-unguarded', !guarded);
  if (guarded) {
    Object.keys(localStorage).filter(key => key.startsWith(DRAFT)).forEach(key => localStorage.removeItem(key));
  }
}

keepNoDrafts();
writeDatesTheBritishWay();

export default {
  id: PLUGIN,
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,

  render: (container, { api }) => {
    const server = new Server(api);
    showRefusalsPlainly();
    takeOldRefusalsAway();
    server.get('me').then(me => {
      guard(me.guarded);
      const links = PAGES.filter(page => me.pages.includes(page.id))
        .map(page => button(page.label, () => open(page, server, me), 'cs-menu-link'));
      if (links.length > 0) {
        container.replaceChildren(el('nav', { class: 'cs-menu', 'aria-label': 'Partnership' }, links));
      }
    }).catch(() => { /* without an answer there is no menu; Tasklist says itself what is wrong */ });
  },

  unmount: () => document.querySelector('dialog.cs-dialog')?.close()
};
