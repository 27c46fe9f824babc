/*
 * Community Safety for Camunda: the page "Incidents". What it shows stays in this page: nothing is kept in the browser,
 * and what may name people is sent in the body of a request, never in its address.
 */

const STATES = { OPEN: 'bad', AFTERMATH: 'attention', NOT_CRITICAL: 'quiet', REPORTED: 'busy', CLOSED: 'good', JOINED: 'quiet' };

export class IncidentsPage {
  /** @param ui the helpers of plugin.js */
  constructor(ui, server, dialog) {
    this.ui = ui;
    this.server = server;
    this.dialog = dialog;
  }

  open() {
    return this.dialog.show('Incidents', this.list());
  }

  // -------------------------------------------------------------- the list

  async list() {
    const { el, paragraph } = this.ui;
    const { procedure, assumed, incidents, procedures } = await this.server.get('incidents');
    const over = el('input', { id: 'cs-incidents-over', type: 'checkbox' });
    const result = el('div', { 'aria-live': 'polite' });
    const show = () => result.replaceChildren(this.incidents(incidents, over.checked));
    over.addEventListener('change', show);
    show();
    return [
      paragraph(`Procedure: ${procedure}.`),
      assumed ? paragraph(assumed) : null,
      paragraph('To report one, close this page, choose "Start process" and then "Report incident".'),
      el('div', { class: 'cs-choices' },
        el('div', { class: 'cs-check' }, over, el('label', { for: 'cs-incidents-over' }, 'Closed and joined ones too'))),
      result,
      el('details', { class: 'cs-details' }, el('summary', {}, 'Versions of the procedure'),
        procedures.map(one => el('section', {}, el('h2', {}, one.state), this.rows(`Who has signed version ${one.version}`, one.signatures))))
    ];
  }

  incidents(incidents, over) {
    const { table, button, paragraph } = this.ui;
    const shown = incidents.filter(one => over || !['CLOSED', 'JOINED'].includes(one.state));
    if (shown.length === 0) {
      return paragraph('There are no incidents that you may know of.');
    }
    return table(shown.length === 1 ? '1 incident' : `${shown.length} incidents, newest first`, [
      { label: 'Incident', rowHeader: true, className: 'cs-nowrap', cell: one => button(one.number, () => this.openOne(one.number), 'cs-link') },
      { label: 'State', cell: one => this.state(one) },
      { label: 'Level', cell: one => one.level },
      { label: 'Reported', className: 'cs-nowrap', cell: one => one.reported },
      { label: 'Acknowledged', className: 'cs-nowrap', cell: one => one.acknowledged ?? 'Nobody informed' },
      { label: 'Next update due', cell: one => this.due(one) }
    ], shown);
  }

  state(item) {
    return this.ui.el('strong', { class: `cs-tag cs-tag-${STATES[item.state] ?? 'busy'}` }, item.stateText);
  }

  due(item) {
    const { el } = this.ui;
    return item.overdue ? el('strong', { class: 'cs-tag cs-tag-bad' }, `Overdue since ${item.nextUpdate}`) : item.nextUpdate ?? 'None';
  }

  rows(caption, rows) {
    return this.ui.table(caption, [
      { label: 'What', rowHeader: true, cell: row => row.what },
      { label: 'Details', className: 'cs-lines', cell: row => row.value }
    ], rows);
  }

  // -------------------------------------------------------------- one incident

  openOne(number, message) {
    return this.dialog.show(number, this.server.get(`incidents/${encodeURIComponent(number)}`)
      .then(view => this.view(view, message)));
  }

  view(view, message) {
    const { el, button, note, paragraph } = this.ui;
    const { item } = view;
    const part = (title, caption, rows, none) => [el('h2', {}, title), rows.length === 0 ? paragraph(none) : this.rows(caption, rows)];
    return [
      button('Back to all incidents', () => this.open(), 'cs-link cs-back'),
      message ? note(message) : null,
      el('p', { class: 'cs-where' }, this.state(item), ` Level ${item.level}. Next update due: `, this.due(item)),
      el('dl', { class: 'cs-facts cs-case' }, view.details.map(row =>
        el('div', {}, el('dt', {}, row.what), el('dd', { class: 'cs-lines' }, row.value)))),
      part('Who is informed', item.acknowledged ? `${item.acknowledged} have acknowledged` : '', view.informed, 'Nobody has been informed.'),
      part('Who does what', 'By when they are due', view.actions, 'Nothing has been agreed yet.'),
      el('h2', {}, 'What is known'),
      paragraph('Entries whose marking keeps them from you are left out.'),
      el('ol', { class: 'cs-entries' }, [...view.log].reverse().map(entry => this.entry(view, entry))),
      view.mayWrite ? this.noteForm(view) : null,
      part('Confidence', 'Baseline and checks', view.confidence, 'The baseline has not been recorded yet.'),
      part('How it was classified', 'Every classification, oldest first', view.classifications, 'It has not been classified yet.'),
      el('details', { class: 'cs-details' }, el('summary', {}, 'Every step'), this.rows('Timeline, oldest first', view.timeline)),
      el('div', { class: 'cs-buttons' }, el('a', {
        class: 'cs-button', href: `${this.server.root}/incidents/${encodeURIComponent(item.number)}/timeline.pdf`, download: `${item.number}.pdf`
      }, 'Timeline as PDF')),
      view.mayJoin && view.duplicates.length > 0 ? this.joinForm(view) : null
    ].flat();
  }

  entry(view, entry) {
    const { el, button } = this.ui;
    const place = el('div');
    const correct = button('Correct', () => place.replaceChildren(this.form(`cs-correct-${entry.id}`, 'What is right?',
      'A new entry; this one stays as it is.', 'Keep', text =>
        this.change(view.item.number, 'entries', { text, corrects: entry.id }, 'The correction has been kept.'))), 'cs-link');
    return el('li', { class: 'cs-entry' },
      el('p', { class: 'cs-small' }, `${entry.when}, ${entry.author}, ${entry.organisation} · ${entry.marking}`,
        entry.incident === view.item.number ? null : ` · from ${entry.incident}`),
      el('p', { class: 'cs-lines' }, el('strong', {}, `${entry.kind}: `), entry.text),
      view.mayWrite && entry.incident === view.item.number ? correct : null, place);
  }

  noteForm(view) {
    const { el, button } = this.ui;
    const marking = el('select', { id: 'cs-incident-marking', class: 'cs-input' }, view.markings.map(one =>
      el('option', { value: one.value }, one.label)));
    const place = el('div');
    return el('div', { class: 'cs-add' },
      button('Add information', () => place.replaceChildren(this.form('cs-incident-note', 'What do the others need to know?',
        'Your organisation is noted as its source. It cannot be changed afterwards, only corrected by another entry.', 'Keep', text =>
          this.change(view.item.number, 'entries', { text, marking: marking.value }, 'The information has been kept.'),
        el('div', {}, el('label', { for: 'cs-incident-marking' }, 'Who may read it?'), marking)))), place);
  }

  joinForm(view) {
    const { el, button } = this.ui;
    const into = el('select', { id: 'cs-incident-into', class: 'cs-input' }, view.duplicates.map(one =>
      el('option', { value: one.value }, one.label)));
    const place = el('div');
    return el('section', {}, el('h2', {}, 'May be the same as another one'),
      button('Join with another incident', () => place.replaceChildren(this.form('cs-incident-why', 'Why is it the same?',
        'This one ends and the other one goes on. Both logs are kept and shown there.', 'Join', why =>
          this.change(view.item.number, 'joining', { into: into.value, why }, 'The incident has been joined.'),
        el('div', {}, el('label', { for: 'cs-incident-into' }, 'Which one goes on?'), into)))), place);
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

  async change(number, what, body, message) {
    const view = await this.server.post(`incidents/${encodeURIComponent(number)}/${what}`, body);
    this.dialog.show(number, Promise.resolve(this.view(view, message)));
  }
}
