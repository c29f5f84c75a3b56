//! The cues of a running session: told what happened, it says what is due now and when the next is.
//!
//! It follows the session as it is: after every change the rest of the phase is written anew.

use std::{collections::HashSet, time::Duration};

use super::{
    Cue, Pace, Role, Talk, Telling, Tone, What,
    draft::{After, Basis, Draft, Entry, LEAD},
    moments, phase,
    sheet::{Shape, Sheet, began, hush, interrupts, tone, words},
    turns::Turns,
};
use crate::{
    exercise::Dose,
    library::{Line, SpokenLines},
    session::{Event, Happening, Part, PauseReason, Progress, Standing},
    text::Text,
};

/// A tone later than this says nothing true any more.
const TOO_LATE: Duration = Duration::from_millis(900);
/// A line this late is still on time.
const ON_TIME: Duration = Duration::from_millis(200);
/// A line stays to be read for so long after it was said.
const LINGER: Duration = Duration::from_secs(5);

/// The cues of a session, followed as it goes.
#[derive(Clone, Debug)]
pub struct Score {
    lines: &'static SpokenLines,
    talk: Talk,
    pace: Pace,
    turns: Turns,
    /// Steps whose first work is over.
    worked: HashSet<usize>,
    held: Duration,
    sheet: Option<Sheet>,
    /// What is said while time stands still.
    standstill: Option<Text>,
    /// Ticks told of "get ready".
    counted: u64,
}

impl Score {
    /// The cues of a session in the words of `lines`, which begin with variant `first`.
    pub fn new(lines: &'static SpokenLines, talk: Talk, pace: Pace, first: usize) -> Self {
        Self {
            lines,
            talk,
            pace,
            turns: Turns::from(first),
            worked: HashSet::new(),
            held: Duration::ZERO,
            sheet: None,
            standstill: None,
            counted: 0,
        }
    }

    /// The cues of a session told like this, in the shipped words.
    pub fn shipped(telling: Telling) -> Self {
        Self::new(SpokenLines::shipped(), telling.talk, telling.pace, telling.first)
    }

    /// Changes how much is said from now on.
    pub fn talk(&mut self, talk: Talk) {
        self.talk = talk;
    }

    /// What is due, after `events`, where the session now stands; at most one sentence, the latest. To be asked after
    /// every command and whenever time has passed. The very last sentence lies a little ahead, after its tone.
    pub fn due(&mut self, events: &[Event], progress: &Progress<'_>) -> Vec<Cue> {
        let mut cues: Vec<Cue> = self.follow(events, progress).into_iter().collect();
        match progress.standing {
            Standing::Running => cues.extend(self.play(progress)),
            Standing::GetReady(left) => cues.extend(self.count_down(left, progress)),
            Standing::Paused(_) | Standing::Ended(_) => {
                cues.extend(self.stand_still(events, progress));
            }
        }
        cues.retain(|cue| self.talk.lets(cue));
        cues
    }

    /// How long until the next cue; nothing while time stands still, or when none is left in the phase.
    pub fn next(&self, progress: &Progress<'_>) -> Option<Duration> {
        match progress.standing {
            Standing::Running => {
                let sheet = self.sheet.as_ref()?;
                let next = sheet.entries.iter().find(|entry| !entry.heard)?;
                Some(next.cue.at.saturating_sub(progress.elapsed))
            }
            Standing::GetReady(left) => {
                // A whole second has had its tick; the next is one below.
                let second = left.saturating_sub(Duration::from_nanos(1)).as_secs();
                (second > 0).then(|| left.saturating_sub(Duration::from_secs(second)))
            }
            Standing::Paused(_) | Standing::Ended(_) => None,
        }
    }

    /// The sentence said now or a moment ago, for those who read; whatever is to be heard of it.
    pub fn said_now(&self, progress: &Progress<'_>) -> Option<&Text> {
        if self.standstill.is_some() {
            return self.standstill.as_ref();
        }
        let entries = self.sheet.iter().flat_map(|sheet| &sheet.entries);
        let said = entries.filter(|entry| entry.heard && !entry.cue.role.is_word());
        // What opens paced breathing is the word of its first breath, and untrue with the second.
        let is_breath = |cue: &Cue| cue.role == Role::Start && matches!(progress.step.dose, Dose::Breathe(_));
        let lingers = |cue: &Cue| if is_breath(cue) { Duration::ZERO } else { LINGER };
        let stays = |cue: &Cue| progress.elapsed < cue.at + cue.length + lingers(cue);
        said.filter(|entry| stays(&entry.cue)).rev().find_map(|entry| words(&entry.cue))
    }

    /// The whole timetable of the running phase, in its order.
    pub fn phase(&self) -> impl Iterator<Item = &Cue> {
        self.sheet.iter().flat_map(|sheet| &sheet.entries).map(|entry| &entry.cue)
    }

    /// How tense it is now, as a question.
    pub fn question(&self) -> Option<&Text> {
        self.lines.line(Line::AskTension).first()
    }

    /// Keeps up with what happened; silence where a sentence must not go on.
    fn follow(&mut self, events: &[Event], progress: &Progress<'_>) -> Option<Cue> {
        let mut begins = self.sheet.is_none();
        let mut resumes = false;
        for event in events {
            match &event.what {
                Happening::Began { done, .. } => begins |= done.is_zero(),
                Happening::LetGo => self.let_go(),
                Happening::Recorded(part) => self.record(part),
                Happening::Resumed => resumes = true,
                Happening::GetReady { .. } => self.counted = 0,
                Happening::Holding { .. } | Happening::Paused(_) | Happening::Ended(_) => {}
            }
        }
        let went_on =
            events.iter().any(|event| matches!(event.what, Happening::Began { done, .. } if !done.is_zero()));
        let changed = self.sheet.as_ref().is_none_or(|sheet| sheet.shape != Shape::of(progress));
        if begins {
            let hushed = self.speaks(events, progress);
            self.turn_page(events, progress);
            return hushed;
        }
        if let (Some(sheet), Some(began)) = (&mut self.sheet, began(events)) {
            sheet.began = began;
        }
        if changed || resumes || went_on {
            self.rewrite(resumes || went_on, progress);
            if went_on && progress.phase.is_held() {
                return Some(tone(Tone::Start, progress.elapsed));
            }
            return self.sheet.as_mut()?.hush_overrun(progress.elapsed);
        }
        None
    }

    fn record(&mut self, part: &Part) {
        self.held = self.held.saturating_add(part.held);
        if let Some(sheet) = &mut self.sheet {
            sheet.by = Some(part.by);
        }
    }

    fn let_go(&mut self) {
        if let Some(sheet) = &mut self.sheet {
            sheet.let_go = true;
        }
    }

    /// Silence, if a sentence of the phase before still runs.
    fn speaks(&self, events: &[Event], progress: &Progress<'_>) -> Option<Cue> {
        let sheet = self.sheet.as_ref()?;
        let last = sheet.entries.iter().rev().find(|entry| entry.heard && words(&entry.cue).is_some())?;
        let ran = began(events)?.saturating_sub(sheet.began);
        (last.cue.at + last.cue.length > ran).then(|| hush(progress.elapsed))
    }

    /// A new phase begins.
    fn turn_page(&mut self, events: &[Event], progress: &Progress<'_>) {
        let after = self.ended();
        self.close_page();
        let sheet = Sheet {
            shape: Shape::of(progress),
            kind: progress.phase,
            step: progress.number,
            is_hold: matches!(progress.step.dose, Dose::Hold(_)),
            let_go: false,
            by: None,
            after,
            began: began(events).unwrap_or_default(),
            entries: Vec::new(),
        };
        self.sheet = Some(sheet);
        self.write(Vec::new(), Duration::ZERO, progress);
    }

    /// What was said had its turn; what was not keeps it.
    fn close_page(&mut self) {
        let Some(sheet) = self.sheet.take() else { return };
        let heard = |entry: &&Entry| entry.heard;
        for turn in sheet.entries.iter().filter(heard).filter_map(|entry| entry.turn) {
            self.turns.pass(turn);
        }
        let owes_feel = sheet.entries.iter().any(|entry| !entry.heard && entry.cue.role == Role::Feel);
        if sheet.kind.is_held() && !owes_feel {
            self.worked.insert(sheet.step);
        }
    }

    fn ended(&self) -> After {
        self.sheet.as_ref().map_or(After::Nothing, Sheet::ended)
    }

    /// The rest of the phase anew; after a pause, what was cut off is said again.
    fn rewrite(&mut self, resumed: bool, progress: &Progress<'_>) {
        let Some(sheet) = &mut self.sheet else { return };
        sheet.shape = Shape::of(progress);
        let mut heard = std::mem::take(&mut sheet.entries);
        let was_cut = |cue: &Cue| resumed && words(cue).is_some() && cue.at + cue.length > progress.elapsed;
        heard.retain(|entry| entry.heard && !was_cut(&entry.cue));
        self.write(heard, progress.elapsed, progress);
        let waits = !progress.phase.is_held();
        if resumed
            && waits
            && let Some(sheet) = &mut self.sheet
        {
            let is_silent = !sheet.entries.iter().any(|entry| !entry.heard && words(&entry.cue).is_some());
            if is_silent {
                sheet.entries.extend(moments::resumed(self.lines, &self.turns, self.pace, progress));
                sheet.entries.sort_by_key(|entry| entry.cue.at);
            }
        }
    }

    fn write(&mut self, heard: Vec<Entry>, from: Duration, progress: &Progress<'_>) {
        let Some(sheet) = &mut self.sheet else { return };
        let basis = Basis {
            progress,
            lines: self.lines,
            turns: self.turns.clone(),
            pace: self.pace,
            is_first: !self.worked.contains(&progress.number),
            after: sheet.after,
            from,
            heard,
        };
        let mut draft = Draft::new(basis);
        phase::write(&mut draft);
        sheet.entries = draft.finish();
    }

    /// All that is due of the phase: tones that are not too late, and of the sentences the latest.
    fn play(&mut self, progress: &Progress<'_>) -> Vec<Cue> {
        self.standstill = None;
        let Some(sheet) = &mut self.sheet else { return Vec::new() };
        let upcoming = sheet.entries.iter().filter(|entry| entry.cue.at > progress.elapsed);
        let next = upcoming.map(|entry| &entry.cue).find(|cue| interrupts(cue)).map(|cue| cue.at);
        let next = next.unwrap_or(progress.length);
        let mut due: Vec<Cue> = Vec::new();
        let mut sentence: Option<Cue> = None;
        for entry in sheet.entries.iter_mut().filter(|entry| !entry.heard && entry.cue.at <= progress.elapsed)
        {
            entry.heard = true;
            let late = progress.elapsed.saturating_sub(entry.cue.at);
            match entry.cue.what {
                What::Say(_) => sentence = Some(entry.cue.clone()),
                What::Tone(_) | What::Hush if late <= TOO_LATE => due.push(entry.cue.clone()),
                What::Tone(_) | What::Hush => {}
            }
        }
        let fits = |cue: &Cue| {
            let late = progress.elapsed.saturating_sub(cue.at);
            late <= ON_TIME || progress.elapsed + cue.length <= next
        };
        due.extend(sentence.filter(fits));
        due
    }

    /// The ticks of "get ready".
    fn count_down(&mut self, left: Duration, progress: &Progress<'_>) -> Option<Cue> {
        self.standstill = None;
        let due = 4_u64.saturating_sub(left.as_secs() + u64::from(left.subsec_nanos() > 0)).min(3);
        let is_new = due > self.counted;
        self.counted = due.max(self.counted);
        is_new.then(|| tone(Tone::Tick, progress.elapsed))
    }

    /// What is said as time comes to a stand; when it hurt, after silence.
    fn stand_still(&mut self, events: &[Event], progress: &Progress<'_>) -> Vec<Cue> {
        let stands = events.iter().rev().find_map(|event| match event.what {
            Happening::Paused(reason) => Some(moments::paused(reason, self.lines, &mut self.turns)),
            Happening::Ended(ending) => {
                Some(moments::ended(ending, self.held, self.lines, &mut self.turns, progress))
            }
            _ => None,
        });
        let Some((role, text)) = stands else { return Vec::new() };
        let mut cues = Vec::new();
        if progress.standing == Standing::Paused(PauseReason::Hurt) {
            cues.push(hush(progress.elapsed));
        } else if role == Role::Finished && !matches!(self.ended(), After::Nothing) {
            cues.push(tone(Tone::End, progress.elapsed));
        }
        if let Some(text) = text {
            let length = self.pace.length_of(&text);
            self.standstill = Some(text.clone());
            let at = if role == Role::Finished { progress.elapsed + LEAD } else { progress.elapsed };
            cues.push(Cue { at, length, what: What::Say(text), role });
        }
        cues
    }
}
