/*
 * Community Safety for Camunda: the page "Hub cases". What it shows stays in this page: nothing is kept in the browser,
 * and what may name people is sent in the body of a request, never in its address.
 */

const STATES = { OPEN: 'busy', RESOLVED: 'good', DECLINED: 'quiet', NO_FURTHER_ACTION: 'quiet', REMOVED: 'quiet', DRAFT: 'attention', QUESTIONED: 'attention' };

export class HubPage {
  /** @param ui the helpers of plugin.js */
  constructor(ui, server, dialog) {
    this.ui = ui;
    this.server = server;
    this.dialog = dialog;
    this.reasons = new Map();
  }

  open() {
    return this.dialog.show('Hub cases', this.list());
  }

  // -------------------------------------------------------------- the list

  async list() {
    const { el, paragraph, button } = this.ui;
    const { nextMeeting, mayReadLog, cases } = await this.server.get('hub/cases');
    const wanted = el('input', { id: 'cs-hub-wanted', type: 'search', class: 'cs-input cs-search', autocomplete: 'off' });
    const closed = el('input', { id: 'cs-hub-closed', type: 'checkbox' });
    const result = el('div', { 'aria-live': 'polite' });
    const show = () => result.replaceChildren(this.cases(cases, wanted.value.trim().toLowerCase(), closed.checked));
    wanted.addEventListener('input', show);
    closed.addEventListener('change', show);
    show();
    return [
      paragraph(nextMeeting),
      paragraph('To refer somebody or a place, close this page, choose "Start process" and then "Refer to the hub".'),
      el('div', { class: 'cs-choices' },
        el('div', {}, el('label', { for: 'cs-hub-wanted' }, 'Find by number, organisation or topic'), wanted),
        el('div', { class: 'cs-check' }, closed, el('label', { for: 'cs-hub-closed' }, 'Closed ones too')),
        button('Find a person or address', () => this.dialog.show('Find a person or address', this.searchForm())),
        button('Minutes of the hub', () => this.dialog.show('Minutes of the hub', this.minutes())),
        mayReadLog ? button('Who read what', () => this.dialog.show('Who read what', this.readers())) : null),
      result
    ];
  }

  cases(cases, wanted, closed) {
    const { paragraph } = this.ui;
    const shown = cases.filter(c => closed || ['OPEN', 'DRAFT', 'IN_TRIAGE', 'QUESTIONED'].includes(c.state))
      .filter(c => [c.number, c.organisation, c.topics].some(text => text.toLowerCase().includes(wanted)));
    if (shown.length === 0) {
      return paragraph(cases.length === 0 ? 'There are no cases that you may know of.' : 'No case fits. Shorten what you are looking for.');
    }
    return this.caseTable(shown.length === 1 ? '1 case' : `${shown.length} cases, newest first`, shown, []);
  }

  caseTable(caption, cases, more) {
    const { el, table, button } = this.ui;
    return table(caption, [
      { label: 'Case', rowHeader: true, className: 'cs-nowrap', cell: c => button(c.number, () => this.ask(c.number), 'cs-link') },
      ...more,
      { label: 'State', cell: c => el('div', {}, this.state(c), c.restricted ? this.restricted() : null) },
      { label: 'Referred by', cell: c => c.organisation },
      { label: 'Topics', className: 'cs-wide', cell: c => c.topics },
      { label: 'Next meeting', className: 'cs-nowrap', cell: c => c.meeting ?? 'None' }
    ], cases);
  }

  state(item) {
    return this.ui.el('strong', { class: `cs-tag cs-tag-${STATES[item.state] ?? 'busy'}` }, item.stateText);
  }

  restricted() {
    return this.ui.el('strong', { class: 'cs-tag cs-tag-bad' }, 'Restricted');
  }

  // -------------------------------------------------------------- minutes

  async minutes(message) {
    const { el, paragraph, button, note, table } = this.ui;
    const { minutes, passwords } = await this.server.get('hub/minutes');
    const serves = minutes.some(one => one.readBy !== null);
    return [
      button('Back to all cases', () => this.open(), 'cs-link cs-back'),
      message ? note(message) : null,
      paragraph('Each file is encrypted with the password of the month in which it was sent. The partnership team tells it in person or by telephone, never by e-mail.'),
      passwords ? this.passwords(passwords) : null,
      minutes.length === 0 ? paragraph('No minutes have been sent to you yet.') : table('Sent to you, newest first', [
        { label: 'Meeting', rowHeader: true, className: 'cs-nowrap', cell: m => m.meeting },
        { label: 'What', cell: m => m.what },
        { label: 'Sent', className: 'cs-nowrap', cell: m => m.sent },
        { label: 'File', cell: m => el('a', { href: `${this.server.root}/hub/minutes/${encodeURIComponent(m.id)}/file`, download: '',
          'aria-label': `Save ${m.what} of ${m.meeting}` }, 'Save the PDF') },
        { label: 'Have you read them?', cell: m => m.read ? `Yes, ${m.read}`
          : el('button', { type: 'button', class: 'cs-button', 'aria-label': `I have read ${m.what} of ${m.meeting}`,
            onclick: () => this.haveRead(m) }, 'I have read them') },
        ...(serves ? [{ label: 'Read by', className: 'cs-nowrap', cell: m => m.readBy === null ? '' : m.unread.length === 0 ? `All (${m.readBy})`
          : el('details', { class: 'cs-more' }, el('summary', {}, m.readBy),
            el('p', { class: 'cs-small' }, 'Not yet:'), el('ul', {}, m.unread.map(one => el('li', {}, one)))) }] : [])
      ], minutes)
    ];
  }

  async haveRead(minutes) {
    await this.server.post(`hub/minutes/${encodeURIComponent(minutes.id)}/reading`);
    this.dialog.show('Minutes of the hub', this.minutes(`You have read ${minutes.what} of ${minutes.meeting}.`));
  }

  passwords(months) {
    const { el, button, paragraph, problem } = this.ui;
    const place = el('div', { 'aria-live': 'polite' });
    const month = el('select', { id: 'cs-hub-month', class: 'cs-input' }, months.map(one =>
      el('option', { value: one.number }, one.month)));
    const show = async () => {
      try {
        const { password } = await this.server.post(`hub/minutes/passwords/${encodeURIComponent(month.value)}/showing`);
        place.replaceChildren(el('p', { class: 'cs-password' }, `${month.selectedOptions[0].text}: `, el('code', {}, password)));
      } catch (e) {
        place.replaceChildren(problem(e.message));
      }
    };
    month.addEventListener('change', () => place.replaceChildren());
    return el('section', {}, el('h2', {}, 'Passwords'),
      paragraph('Tell a password only to somebody whom you know, in person or by telephone. Each time that you look is noted.', 'cs-help'),
      months.length === 0 ? paragraph('There is no password yet: the first one is made with the first minutes.')
        : el('div', { class: 'cs-choices' },
          el('div', {}, el('label', { for: 'cs-hub-month' }, 'Month'), month),
          button('Show the password', show)),
      place);
  }

  // -------------------------------------------------------------- search

  async searchForm() {
    const { el, paragraph, button, problem } = this.ui;
    const field = (id, label, type = 'text') => ({
      input: el('input', { id: `cs-hub-${id}`, type, class: 'cs-input', autocomplete: 'off' }), label });
    const fields = {
      firstNames: field('first', 'First names'), surname: field('surname', 'Surname'),
      birthDate: field('born', 'Date of birth', 'date'), street: field('street', 'House number and street')
    };
    const reason = el('input', { id: 'cs-hub-why', type: 'text', class: 'cs-input cs-search', maxlength: '500', autocomplete: 'off' });
    const result = el('div', { 'aria-live': 'polite' });
    const send = async event => {
      event.preventDefault();
      const body = Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.input.value]));
      try {
        result.replaceChildren(this.found(await this.server.post('hub/search', { ...body, reason: reason.value })));
      } catch (e) {
        result.replaceChildren(problem(e.message));
      }
    };
    return [
      button('Back to all cases', () => this.open(), 'cs-link cs-back'),
      paragraph('Accents, capitals, spacing and "St." for "Street" do not matter. You find what you may know of; each case that is found is noted with your reason.'),
      el('form', { onsubmit: send },
        el('div', { class: 'cs-choices' }, Object.values(fields).map(one =>
          el('div', {}, el('label', { for: one.input.id }, one.label), one.input))),
        el('div', { class: 'cs-choices' },
          el('div', {}, el('label', { for: 'cs-hub-why' }, 'Why do you look for this?'), reason),
          el('button', { type: 'submit', class: 'cs-button' }, 'Find'))),
      result
    ];
  }

  found(found) {
    if (found.length === 0) {
      return this.ui.paragraph('Nothing was found that you may know of.');
    }
    return this.caseTable(found.length === 1 ? '1 case was found' : `${found.length} cases were found`,
      found.map(one => ({ ...one.item, why: one.why })),
      [{ label: 'Why', className: 'cs-wide', cell: c => c.why }]);
  }

  // -------------------------------------------------------------- one case

  ask(number) {
    const known = this.reasons.get(number);
    return known ? this.openOne(number, known) : this.dialog.show(`Open ${number}`, this.reasonForm(number));
  }

  async reasonForm(number) {
    const { el, paragraph, button, problem } = this.ui;
    const reason = el('textarea', { id: 'cs-hub-reason', class: 'cs-input', rows: '2', maxlength: '500' });
    const wrong = el('div');
    const send = async event => {
      event.preventDefault();
      try {
        const view = await this.server.post(`hub/cases/${encodeURIComponent(number)}/opening`, { reason: reason.value });
        this.reasons.set(number, reason.value);
        this.dialog.show(number, Promise.resolve(this.view(view)));
      } catch (e) {
        wrong.replaceChildren(problem(e.message));
        reason.focus();
      }
    };
    return [
      button('Back to all cases', () => this.open(), 'cs-link cs-back'),
      el('form', { onsubmit: send },
        wrong,
        el('label', { for: 'cs-hub-reason' }, 'Why do you need to open this case?'),
        paragraph('It is noted with your name. Open a case only if you need it for your part in it.', 'cs-help'),
        reason,
        el('div', { class: 'cs-buttons' }, el('button', { type: 'submit', class: 'cs-button' }, 'Open')))
    ];
  }

  openOne(number, reason, message) {
    return this.dialog.show(number, this.server.post(`hub/cases/${encodeURIComponent(number)}/opening`, { reason })
      .then(view => this.view(view, message)));
  }

  view(view, message) {
    const { el, button, note, table, paragraph } = this.ui;
    const { item } = view;
    return [
      button('Back to all cases', () => this.open(), 'cs-link cs-back'),
      message ? note(message) : null,
      el('p', { class: 'cs-where' }, this.state(item), item.restricted ? [' ', this.restricted()] : null,
        item.meeting ? ` On the agenda of ${item.meeting}` : ''),
      el('dl', { class: 'cs-facts cs-case' }, view.details.map(row =>
        el('div', {}, el('dt', {}, row.what), el('dd', { class: 'cs-lines' }, row.value)))),
      el('h2', {}, 'Actions'),
      view.actions.length === 0 ? paragraph('No actions have been agreed.') : table('Overdue ones first', [
        { label: 'Action', rowHeader: true, className: 'cs-nowrap', cell: a => a.number },
        { label: 'Who', cell: a => a.who },
        { label: 'What', className: 'cs-wide cs-lines', cell: a => a.content },
        { label: 'Due', className: 'cs-nowrap', cell: a => a.due },
        { label: 'How it stands', className: 'cs-wide cs-lines', cell: a => a.state }
      ], view.actions),
      el('h2', {}, 'What has been said'),
      el('ol', { class: 'cs-entries' }, view.entries.map(entry => this.entry(item.number, entry))),
      this.noteForm(view),
      view.meetings.length === 0 ? null : [el('h2', {}, 'Meetings'), table('What each meeting decided, oldest first', [
        { label: 'Meeting', rowHeader: true, cell: m => m.what },
        { label: 'Outcome', cell: m => m.value }
      ], view.meetings)],
      view.concerns.length === 0 ? null : [el('h2', {}, 'Concerns'), table('Seen by you and the manager only', [
        { label: 'Concern', rowHeader: true, className: 'cs-nowrap', cell: c => c.what },
        { label: 'What', className: 'cs-lines', cell: c => c.value }
      ], view.concerns)],
      this.chairs(view)
    ].flat();
  }

  entry(number, entry) {
    const { el, button } = this.ui;
    const place = el('div');
    const ask = button('Ask to use this elsewhere', () => place.replaceChildren(this.form('cs-purpose-' + entry.id,
      'What do you want to use it for?', `${entry.organisation} reads this, and says whether it may be used.`, 'Ask', purpose =>
        this.change(number, 'reuses', { entry: entry.id, purpose }, `${entry.organisation} has been asked.`))), 'cs-link');
    return el('li', { class: 'cs-entry' },
      el('p', { class: 'cs-small' }, `${entry.when}, ${entry.author}, ${entry.organisation} · ${entry.marking}`),
      el('p', { class: 'cs-lines' }, el('strong', {}, `${entry.kind}: `), entry.text),
      entry.requests.map(request => this.request(number, request)),
      entry.mayAsk ? ask : null, place);
  }

  request(number, request) {
    const { el, button } = this.ui;
    const place = el('div');
    const answer = agreed => this.form('cs-answer-' + request.id, agreed ? 'Anything to add?' : 'Why not?',
      'Whoever asked reads this.', agreed ? 'Agree' : 'Refuse', text => this.change(number,
        `reuses/${encodeURIComponent(request.id)}/answer`, { agreed, answer: text }, 'Your answer has been kept.'));
    return el('div', { class: 'cs-request' },
      el('p', {}, el('strong', {}, 'Asked to use this elsewhere: '), `${request.purpose} (${request.asked})`),
      request.answer ? el('p', {}, request.answer) : null,
      request.mayAnswer ? [button('Agree', () => place.replaceChildren(answer(true))), ' ',
        button('Refuse', () => place.replaceChildren(answer(false)))] : null, place);
  }

  noteForm(view) {
    const { el, button } = this.ui;
    const marking = el('select', { id: 'cs-hub-marking', class: 'cs-input' }, view.markings.map(one =>
      el('option', { value: one.value }, one.label)));
    const place = el('div');
    return el('div', { class: 'cs-add' },
      button('Add a note', () => place.replaceChildren(this.form('cs-hub-note', 'What is to be kept?',
        'Your organisation is noted as its source. It cannot be changed afterwards.', 'Keep', text =>
          this.change(view.item.number, 'notes', { marking: marking.value, text }, 'The note has been kept.'),
        el('div', {}, el('label', { for: 'cs-hub-marking' }, 'How sensitive is it?'), marking)))), place);
  }

  /** A text to send, with what goes wrong beside it. */
  form(id, label, help, action, send, more) {
    const { el, paragraph, problem } = this.ui;
    const text = el('textarea', { id, class: 'cs-input', rows: '3', maxlength: '4000' });
    const wrong = el('div');
    const submit = async event => {
      event.preventDefault();
      try {
        await send(text.value);
      } catch (e) {
        wrong.replaceChildren(problem(e.message));
        text.focus();
      }
    };
    return el('form', { class: 'cs-inline', onsubmit: submit }, wrong, more ?? null,
      el('label', { for: id }, label), paragraph(help, 'cs-help'), text,
      el('div', { class: 'cs-buttons' }, el('button', { type: 'submit', class: 'cs-button' }, action)));
  }

  /** Sends a change with the reason that the case was opened for; shows the case as it is then. */
  async change(number, what, body, message) {
    const reason = this.reasons.get(number);
    const view = await this.server.post(`hub/cases/${encodeURIComponent(number)}/${what}`, { reason, ...body });
    this.dialog.show(number, Promise.resolve(this.view(view, message)));
  }

  // -------------------------------------------------------------- for the chair

  chairs(view) {
    const { el, button } = this.ui;
    const { may, item } = view;
    if (!Object.values(may).some(Boolean)) {
      return null;
    }
    const place = el('div', { 'aria-live': 'polite' });
    const show = content => () => place.replaceChildren(...[content()].flat());
    const boxes = view.organisations.map((one, i) => el('label', { class: 'cs-check' },
      el('input', { type: 'checkbox', id: `cs-hub-org-${i}`, value: one.value }), one.label));
    const chosen = () => boxes.map(box => box.querySelector('input')).filter(box => box.checked).map(box => box.value);
    const why = (what, label, help, action, body, message) => () => this.form('cs-hub-chair', label, help, action, text =>
      this.change(item.number, what, { why: text, ...body() }, message));
    return el('section', {}, el('h2', {}, 'For the chair'),
      el('div', { class: 'cs-buttons' },
        may.restrict ? button(may.lift ? 'Change who may know of it' : 'Restrict it', show(() => [
          el('fieldset', { class: 'cs-organisations' },
            el('legend', {}, 'Who may know of this case, besides you and the referrer\'s organisation?'), boxes),
          why('restriction', 'Why?', 'Kept in the case file. For everybody else the case does not exist from now on.', 'Restrict',
            () => ({ organisations: chosen() }), 'The case is restricted.')()])) : null,
        may.lift ? button('Lift the restriction', show(why('restriction', 'Why?', 'Kept in the case file. Every member may know of the case again.',
          'Lift it', () => ({ organisations: null }), 'The restriction is lifted.'))) : null,
        may.remove ? button('Remove it from the hub', show(why('removal', 'Why?', 'Kept in the case file. Its open actions are not needed any more.',
          'Remove it', () => ({}), 'The case is removed from the hub.'))) : null,
        may.reopen ? button('Open it again', show(why('reopening', 'Why?', 'Kept in the case file. The next meeting takes it.',
          'Open it again', () => ({}), 'The case is open again.'))) : null,
        may.log ? button('Who read this case', async () => place.replaceChildren(
          this.log(await this.server.post('hub/log', { number: item.number }), `Who read ${item.number}`))) : null),
      place);
  }

  async readers() {
    const { el, button, problem } = this.ui;
    const { people, organisations } = await this.server.get('hub/readers');
    const result = el('div', { 'aria-live': 'polite' });
    const choice = (id, label, options, name) => {
      const select = el('select', { id, class: 'cs-input' }, el('option', { value: '' }, 'Choose'),
        options.map(one => el('option', { value: one.value }, one.label)));
      select.addEventListener('change', async () => {
        try {
          result.replaceChildren(select.value
            ? this.log(await this.server.post('hub/log', { [name]: select.value }), `Read by ${select.selectedOptions[0].text}`)
            : '');
        } catch (e) {
          result.replaceChildren(problem(e.message));
        }
      });
      return el('div', {}, el('label', { for: id }, label), select);
    };
    return [
      button('Back to all cases', () => this.open(), 'cs-link cs-back'),
      el('div', { class: 'cs-choices' }, choice('cs-hub-person', 'A person', people, 'person'),
        choice('cs-hub-organisation', 'An organisation', organisations, 'organisation')),
      result
    ];
  }

  log(rows, caption) {
    const { el, table, paragraph } = this.ui;
    return rows.length === 0 ? paragraph('Nothing has been read.') : table(`${caption}, newest first`, [
      { label: 'When', rowHeader: true, className: 'cs-nowrap', cell: r => r.when },
      { label: 'Case', className: 'cs-nowrap', cell: r => r.number },
      { label: 'Who', cell: r => r.who },
      { label: 'What for', className: 'cs-wide', cell: r => r.what },
      { label: 'Allowed?', cell: r => r.refused ? el('strong', { class: 'cs-tag cs-tag-bad' }, 'Refused') : 'Yes' }
    ], rows);
  }
}
