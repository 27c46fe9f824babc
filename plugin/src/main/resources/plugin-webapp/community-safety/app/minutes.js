/*
 * The page Minutes: what meetings decided and who does what, to read and as a PDF. Loaded when somebody opens it.
 */

export class MinutesPage {
  constructor(ui, server, dialog) {
    this.ui = ui;
    this.server = server;
    this.dialog = dialog;
  }

  open() {
    return this.dialog.show('Minutes', this.list());
  }

  async list() {
    const { paragraph, button, table, tag } = this.ui;
    const minutes = await this.server.get('minutes');
    const explanation = paragraph('The minutes of your meetings, newest first: decisions and actions, not who said what. You see a draft if you record the meeting.');
    return minutes.length === 0
      ? [explanation, paragraph('There are no minutes yet.')]
      : [explanation, table('The newest minutes, at most 50', [
        { label: 'Meeting', rowHeader: true, cell: m => button(m.body, () => this.openOne(m.meeting), 'cs-link') },
        { label: 'Day', className: 'cs-nowrap', cell: m => m.when.text },
        { label: 'Number', className: 'cs-nowrap', cell: m => m.number },
        { label: 'State', className: 'cs-nowrap', cell: m => tag(m.state) },
        { label: 'PDF', cell: m => this.pdf(m.meeting, `PDF of ${m.number}`, 'PDF') }
      ], minutes)];
  }

  pdf(meeting, label, text) {
    return this.ui.el('a', {
      class: 'cs-link', 'aria-label': label, download: true,
      href: `${this.server.root}/minutes/${encodeURIComponent(meeting)}/pdf`
    }, text);
  }

  openOne(meeting) {
    return this.dialog.show('Minutes', this.server.get(`minutes/${encodeURIComponent(meeting)}`).then(view => this.view(view)));
  }

  view({ meeting, state, standing, minutes }) {
    const { el, paragraph, button, table, tag } = this.ui;
    return [
      button('Back to all minutes', () => this.open(), 'cs-link cs-back'),
      el('h2', { class: 'cs-title' }, minutes.body),
      el('p', { class: 'cs-where' }, tag(state), ` ${minutes.day}, ${minutes.opened} to ${minutes.closed}, ${minutes.number}. `,
        this.pdf(meeting, `PDF of ${minutes.number}`, 'Download as a PDF')),
      standing.map(line => paragraph(line, 'cs-lines')),
      minutes.items.map(item => this.item(item)),
      this.actions('Further actions', minutes.further),
      this.actions('Actions of earlier meetings', minutes.reported),
      el('h2', {}, 'Attendance'),
      paragraph(`In the chair: ${minutes.chairs.join('; ')}.`),
      table('Who was there', [
        { label: 'Name', rowHeader: true, cell: a => a.name },
        { label: 'Organisation', cell: a => a.organisation },
        { label: 'For', cell: a => a.place },
        { label: 'There', className: 'cs-nowrap', cell: a => a.times }
      ], minutes.attendees),
      minutes.absent.length === 0 ? null : el('details', { class: 'cs-more' }, el('summary', {}, `Not represented: ${minutes.absent.length}`),
        el('ul', {}, minutes.absent.map(one => el('li', {}, one))))
    ].filter(Boolean);
  }

  item(item) {
    const { el, paragraph, table } = this.ui;
    const lines = [
      item.quorum,
      item.chair && `In the chair for this item: ${item.chair}.`,
      item.noPart.length > 0 && `Took no part because of an interest: ${item.noPart.join(', ')}.`,
      item.tally
    ].filter(Boolean);
    return el('section', {},
      el('h3', {}, item.title, item.number ? el('span', { class: 'cs-small' }, ` ${item.number}`) : null),
      item.outcome ? el('p', {}, el('strong', {}, item.outcome)) : null,
      item.wording ? paragraph(item.wording, 'cs-lines') : null,
      lines.map(line => paragraph(line, 'cs-small')),
      item.votes.length === 0 ? null : el('details', { class: 'cs-more' }, el('summary', {}, 'How each seat voted'),
        table('Votes', [
          { label: 'Name', rowHeader: true, cell: v => v.name },
          { label: 'Seat', cell: v => v.seat },
          { label: 'Vote', cell: v => v.vote }
        ], item.votes)),
      this.actions('Actions', item.actions));
  }

  actions(heading, actions) {
    return actions.length === 0 ? null : this.ui.table(heading, [
      { label: 'What is to be done', rowHeader: true, className: 'cs-wide', cell: a => a.what },
      { label: 'Who', cell: a => a.owner },
      { label: 'Until', className: 'cs-nowrap', cell: a => a.due },
      { label: 'How it stands', cell: a => a.state },
      { label: 'Number', className: 'cs-nowrap', cell: a => a.number }
    ], actions);
  }
}
