//! What is heard with closed eyes: transcripts, one for each kind of dose, and what happens to them when the session changes.

use std::{fmt::Write as _, sync::LazyLock, time::Duration};

use supple::{
    clock::Moment,
    cue::{Aloud, Cue, Pace, Role, Score, Talk, Tone, What, aloud, opening},
    library::Library,
    routine::Routine,
    session::{Event, Options, Session, Timeline},
};

use crate::{
    moments::{at, clock},
    session::command,
};

/// All that is shipped, read once.
pub(crate) static LIBRARY: LazyLock<Library> = LazyLock::new(Library::shipped);

/// One performance, listened to from beginning to end.
pub(crate) struct Heard {
    /// What was heard, each with its moment.
    pub(crate) cues: Vec<(Moment, Cue)>,
    /// What happened.
    pub(crate) events: Vec<Event>,
    /// The tones that were asked for ahead, each with the moment of that.
    pub(crate) ahead: Vec<(Moment, Tone)>,
}

/// How to listen.
#[derive(Clone, Copy)]
pub(crate) struct Ear {
    pub(crate) talk: Talk,
    pub(crate) pace: Pace,
    pub(crate) first: usize,
}

pub(crate) const EAR: Ear = Ear { talk: Talk::Full, pace: Pace::PLANNED, first: 0 };

/// Performs `routine` with the commands of `script`, waking exactly when something is due.
pub(crate) fn listen(routine: &Routine, ear: Ear, script: &str) -> Heard {
    let lines = LIBRARY.spoken_lines();
    let mut score = Score::new(lines, ear.talk, ear.pace, ear.first);
    let mut script = script.split('|').map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let (moment, word) = line.split_once(' ').unwrap();
        (clock(moment), word)
    });
    let (mut session, events) = Session::begin(routine, &Options::default(), at(0.0));
    let mut heard = Heard { cues: Vec::new(), events: Vec::new(), ahead: Vec::new() };
    let mut now = at(0.0);
    let mut coming = script.next();
    heard.take(&mut score, &session, events, now);
    while session.ending().is_none() {
        let cue = score.next(&session.progress(now)).map(|wait| now.after(wait));
        let due = [session.next_due(), cue].into_iter().flatten().min();
        let events = match (due, coming) {
            (due, Some((moment, word))) if due.is_none_or(|due| moment <= due) => {
                now = moment;
                coming = script.next();
                if word == "look" { session.advance(now) } else { session.obey(command(word), now) }
            }
            (Some(due), _) => {
                now = due;
                session.advance(now)
            }
            (None, _) => panic!("nothing is due, and nothing to come"),
        };
        heard.take(&mut score, &session, events, now);
    }
    heard
}

impl Heard {
    fn take(&mut self, score: &mut Score, session: &Session, events: Vec<Event>, now: Moment) {
        let progress = session.progress(now);
        let moment = |cue: &Cue| now.after(cue.at.saturating_sub(progress.elapsed));
        let due = score.due(&events, &progress);
        for aloud in aloud(&due, &events, &progress) {
            let Aloud::Prepare(tones) = aloud else { continue };
            self.ahead.extend(tones.into_iter().map(|tone| (now, tone)));
        }
        self.cues.extend(due.into_iter().map(|cue| (moment(&cue), cue)));
        self.events.extend(events);
    }

    fn transcript(&self) -> String {
        self.cues.iter().fold(String::new(), |mut all, (at, cue)| {
            let what = match &cue.what {
                What::Say(text) => format!("say {text}"),
                What::Tone(tone) => tone.token().to_owned(),
                What::Hush => "hush".to_owned(),
            };
            let _ = writeln!(all, "{at} {what}");
            all
        })
    }
}

/// Reads a routine of steps that may name the shipped exercises.
fn routine(steps: &str) -> Routine {
    let text = format!("schema = 1\nname = \"Test\"\naim = \"To test.\"\nareas = [\"lower-back\"]\n{steps}");
    let (routine, problems) = LIBRARY.check_text("test.toml", &text);
    routine.unwrap_or_else(|| panic!("{problems:?}"))
}

#[track_caller]
fn check(steps: &str, script: &str, expected: &str) {
    let expected: String = expected.trim().lines().flat_map(|line| [line.trim(), "\n"]).collect();
    assert_eq!(listen(&routine(steps), EAR, script).transcript(), expected);
}

#[test]
fn a_hold_on_each_side_names_both() {
    check(
        "[[step]]\n\
         exercise = \"upper-trap-stretch\"\n\
         hold = \"30s\"\n\
         rounds = 1",
        "",
        "0:00 say First: ear to shoulder.
         0:02 say Sit tall, hold the seat with your left hand, and let your right ear sink towards its shoulder.
         0:09 say Eyes open, no pulling on the head, and stop if you feel dizzy.
         0:15 tick
         0:16 tick
         0:17 tick
         0:18 start
         0:18 say Let it tip.
         0:19 say A mild pull from the side of the neck to your left shoulder.
         0:28 say Let the left shoulder slide down.
         0:33 half
         0:33 say Half-way. Easy breath.
         0:38 say Ten more. Soft breath.
         0:45 tick
         0:46 tick
         0:47 tick
         0:48 switch
         0:48 say Head up, right hand reaches down, left ear sinks.
         0:53 tick
         0:54 tick
         0:55 tick
         0:56 start
         0:56 say Let it tip.
         1:11 half
         1:11 say Half-way. Soft face, soft jaw.
         1:16 say Ten more, nothing forced.
         1:23 tick
         1:24 tick
         1:25 tick
         1:26 end
         1:26 say That was the last one. Move about a little. About one minute held.",
    );
}

#[test]
fn a_tender_hold_tells_its_floor_and_its_cap() {
    check(
        "[[step]]\n\
         exercise = \"ball-wall-rhomboid\"\n\
         hold = \"30s..45s\"\n\
         rounds = 2\n\
         side = \"left\"",
        "",
        "0:00 say First: ball beside the shoulder blade.
         0:03 say Back to the wall, ball between your spine and the left shoulder blade, off the bone, left arm across.
         0:11 say Keep to soft muscle, two fingers away from the spine.
         0:16 tick
         0:17 tick
         0:18 tick
         0:19 start
         0:19 say Lean in slowly.
         0:21 say A dull ache that fades, four or five out of ten at most.
         0:29 say Breathe out longer than in.
         0:41 say Let the shoulder hang heavier with each breath.
         0:49 tender-floor
         0:49 say If it let go, tap any key, or stay.
         0:54 say Ten more. Stay soft.
         1:01 tick
         1:02 tick
         1:03 tick
         1:04 tender-cap
         1:04 say Ease off now.
         1:08 say Ball beside the left shoulder blade, off the spine.
         1:13 tick
         1:14 tick
         1:15 tick
         1:16 start
         1:16 say Lean in slowly.
         1:26 say Sharp or tingling? Lean off and move a thumb-width.
         1:38 say Breathe out longer than in.
         1:46 tender-floor
         1:46 say Softer now? Tap a key, or stay on.
         1:51 say Ten more, then leave slowly.
         1:58 tick
         1:59 tick
         2:00 tick
         2:01 end
         2:01 say That was the last one. Move about a little. About two minutes held.",
    );
}

#[test]
fn a_roll_finds_stays_and_rolls_on() {
    check(
        "[[step]]\n\
         exercise = \"roller-upper-back\"\n\
         roll = \"60s\"\n\
         stop = \"30s\"",
        "",
        "0:00 say First: roll the upper back.
         0:03 say Lie back with the roller under your shoulder blades, knees bent, and cradle your head in your hands.
         0:10 say Stop at the bottom rib, and never roll onto the low back.
         0:15 tick
         0:16 tick
         0:17 tick
         0:18 start
         0:18 say Lift and roll.
         0:19 say Firm, even pressure, five out of ten at most, without a pinch.
         0:35 find
         0:35 say Find the sorest place and stop there.
         0:42 say Hips down, and breathe out long.
         0:50 half
         0:50 say Half-way. Still sharp? Ease off a little.
         1:05 roll-on
         1:05 say Roll on, slowly.
         1:13 say Ten more. Stay soft.
         1:20 tick
         1:21 tick
         1:22 tick
         1:23 end
         1:23 say That was the last one. Stay a moment. About one minute held.",
    );
}

#[test]
fn repetitions_are_counted_in_their_tempo() {
    check(
        "[[step]]\n\
         exercise = \"glute-bridge\"\n\
         reps = 6\n\
         sets = 2\n\
         tempo = [2, 0, 2]\n\
         rest = \"15s\"",
        "",
        "0:00 say First: bridge.
         0:02 say Lie on your back, knees bent, heels a hand from your hips, squeeze the buttocks and lift.
         0:12 tick
         0:13 tick
         0:14 tick
         0:15 start
         0:15 say Squeeze and lift.
         0:17 back
         0:17 say The buttocks work first, the thighs only help.
         0:19 out
         0:21 back
         0:21 say and lower
         0:23 out
         0:23 say lift
         0:25 back
         0:25 say and lower
         0:27 out
         0:27 say four
         0:29 back
         0:31 out
         0:31 say Two more.
         0:33 back
         0:35 out
         0:36 tick
         0:37 tick
         0:38 tick
         0:39 rest
         0:39 say Rest.
         0:49 say Set two of two.
         0:51 tick
         0:52 tick
         0:53 tick
         0:54 start
         0:54 say Squeeze and lift.
         0:56 back
         0:58 out
         0:58 say two
         1:00 back
         1:02 out
         1:02 say three
         1:04 back
         1:06 out
         1:06 say four
         1:08 back
         1:10 out
         1:10 say Last two.
         1:12 back
         1:14 out
         1:15 tick
         1:16 tick
         1:17 tick
         1:18 end
         1:18 say That was the last one. Stay a moment. About one minute held.",
    );
}

#[test]
fn sides_in_turn_are_named_at_every_repetition() {
    check(
        "[[step]]\n\
         exercise = \"knee-rolls\"\n\
         reps = 4",
        "",
        "0:00 say First: knee rolls.
         0:02 say Lie on your back, knees bent and together, arms out, and roll both knees to one side, then the other.
         0:12 tick
         0:13 tick
         0:14 tick
         0:15 start
         0:15 say Knees to the left.
         0:17 stay
         0:17 say A gentle wringing in the low back, only as far as it is easy.
         0:19 back
         0:21 out
         0:23 stay
         0:23 say rest
         0:25 back
         0:25 say middle
         0:27 out
         0:27 say left
         0:29 stay
         0:29 say rest
         0:31 back
         0:31 say middle
         0:33 out
         0:33 say right
         0:35 stay
         0:35 say rest
         0:37 back
         0:37 say middle
         0:39 out
         0:39 say left
         0:41 stay
         0:41 say rest
         0:43 back
         0:43 say middle
         0:45 out
         0:45 say right
         0:47 stay
         0:47 say rest
         0:49 back
         0:49 say middle
         0:51 out
         0:51 say left
         0:52 say Shoulders stay heavy.
         0:53 stay
         0:55 back
         0:55 say middle
         0:57 out
         0:57 say right
         0:59 stay
         0:59 say rest
         1:01 back
         1:01 say middle
         1:03 out
         1:03 say Last pair.
         1:05 stay
         1:05 say rest
         1:07 back
         1:07 say middle
         1:09 out
         1:09 say right
         1:11 stay
         1:12 tick
         1:13 tick
         1:14 tick
         1:15 end
         1:15 say That was the last one. Stay a moment. About one minute held.",
    );
}

#[test]
fn breaths_have_tones_throughout_and_words_at_first() {
    check(
        "[[step]]\n\
         exercise = \"six-a-minute\"\n\
         breathe = [4, 0, 6, 0]\n\
         cycles = 6",
        "",
        "0:00 say First: slow breathing.
         0:02 say Sit at ease, let your shoulders hang, and breathe in through the nose.
         0:09 tick
         0:10 tick
         0:11 tick
         0:12 start
         0:12 breathe-in
         0:12 say Breathe in.
         0:16 breathe-out
         0:16 say out
         0:22 breathe-in
         0:22 say in
         0:26 breathe-out
         0:26 say Smooth and easy, longer out than in.
         0:32 breathe-in
         0:32 say in
         0:36 breathe-out
         0:36 say out
         0:42 breathe-in
         0:46 breathe-out
         0:46 say Quieter, not bigger.
         0:52 breathe-in
         0:56 breathe-out
         1:02 breathe-in
         1:06 breathe-out
         1:06 say Half-way.
         1:12 breathe-in
         1:12 say in
         1:16 breathe-out
         1:16 say If six is long, breathe in sooner.
         1:22 breathe-in
         1:26 breathe-out
         1:32 breathe-in
         1:36 breathe-out
         1:42 breathe-in
         1:46 breathe-out
         1:46 say Two more breaths.
         1:52 breathe-in
         1:56 breathe-out
         2:02 breathe-in
         2:06 breathe-out
         2:09 tick
         2:10 tick
         2:11 tick
         2:12 end
         2:12 say That was the last one. Rest on, if you like. About two minutes held.",
    );
}

#[test]
fn a_muscle_group_is_announced_tensed_and_let_go() {
    check(
        "[[step]]\n\
         name = \"Let go\"\n\
         how = [\"Tense and let go.\"]\n\
         position = \"chair\"\n\
         tense = \"6s\"\n\
         release = \"15s\"\n\
         intro = \"15s\"\n\
         outro = \"15s\"\n\
         groups = [\"Both hands.\", \"Both shoulders.\"]",
        "",
        "0:00 say First: Let go.
         0:02 say Tense and let go.
         0:05 tick
         0:06 tick
         0:07 tick
         0:08 start
         0:08 say Begin.
         0:21 say Both hands.
         0:23 tense
         0:23 say About half effort.
         0:29 let-go
         0:29 say And let it drop.
         0:41 say Both shoulders.
         0:44 tense
         0:44 say Half effort, breathe.
         0:50 let-go
         0:50 say Let go, all at once.
         0:55 say Notice the difference.
         1:05 say Let the whole body rest.
         1:17 tick
         1:18 tick
         1:19 tick
         1:20 end
         1:20 say That was the last one. Rest on, if you like. About one minute held.",
    );
}

#[test]
fn a_talk_says_its_lines() {
    check(
        "[[step]]\n\
         name = \"Listen\"\n\
         how = [\"Sit at ease.\"]\n\
         position = \"chair\"\n\
         talk = [[\"20s\", \"Feel the chair.\"], [\"20s\", \"Feel the breath.\"]]",
        "",
        "0:00 say First: Listen.
         0:02 say Sit at ease.
         0:05 tick
         0:06 tick
         0:07 tick
         0:08 start
         0:08 say Begin.
         0:09 say Feel the chair.
         0:28 say Feel the breath.
         0:45 tick
         0:46 tick
         0:47 tick
         0:48 end
         0:48 say That was the last one. Rest on, if you like. About one minute held.",
    );
}

#[test]
fn a_long_time_has_its_skin_checks_and_its_last_minute() {
    check(
        "[[step]]\n\
         exercise = \"heat-pad\"\n\
         time = \"10m\"",
        "",
        "0:00 say First: heating pad.
         0:02 say Sit back against the pad, low or medium heat, with a layer of cloth between it and your skin.
         0:09 say Warm, never hot, cloth between, and do not fall asleep on it.
         0:15 tick
         0:16 tick
         0:17 tick
         0:18 start
         0:18 say Settle into it.
         0:20 say Comfortable warmth, never hot.
         2:48 say Let the shoulders drop, nothing to do.
         5:18 half
         5:18 say Half-way. Skin check, pink is fine.
         7:48 say Too warm? Turn it down a step.
         9:18 say One more minute.
         10:08 say Ten more seconds.
         10:15 tick
         10:16 tick
         10:17 tick
         10:18 end
         10:18 say That was the last one. Move about a little. About ten minutes held.",
    );
}

#[test]
fn until_ready_starts_and_waits() {
    check(
        "[[step]]\n\
         name = \"Fetch\"\n\
         how = [\"Fetch a mat.\"]\n\
         position = \"standing\"\n\
         until = \"ready\"\n\
         cap = \"20s\"",
        "0:20 ready",
        "0:00 say First: Fetch.
         0:02 say Fetch a mat.
         0:04 tick
         0:05 tick
         0:06 tick
         0:07 start
         0:20 end
         0:20 say That was the last one. Move about a little.",
    );
}

#[test]
fn a_pause_goes_on_through_three_ticks() {
    check(
        "[[step]]\n\
         exercise = \"childs-pose\"\n\
         hold = \"30s\"\n\
         rounds = 1\n\
         settle = \"10s\"",
        "0:20 pause | 1:00 resume",
        "0:00 say First: child's pose.
         0:07 tick
         0:08 tick
         0:09 tick
         0:10 start
         0:10 say Let it widen.
         0:11 say A soft lengthening along your back, never forced.
         0:20 say Paused.
         1:00 tick
         1:01 tick
         1:02 tick
         1:03 start
         1:08 half
         1:08 say Half-way. Easy breath.
         1:13 say Ten more. Soft breath.
         1:20 tick
         1:21 tick
         1:22 tick
         1:23 end
         1:23 say That was the last one. Stay a moment. About one minute held.",
    );
}

#[test]
fn a_line_cut_off_by_a_pause_is_said_again() {
    check(
        "[[step]]\n\
         exercise = \"childs-pose\"\n\
         hold = \"10s\"\n\
         rounds = 1\n\
         settle = \"20s\"",
        "0:05 pause | 1:00 resume",
        "0:00 say First: child's pose.
         0:02 say From hands and knees, knees apart, sit back towards your heels, and walk your hands forward.
         0:05 say Paused.
         1:00 say From hands and knees, knees apart, sit back towards your heels, and walk your hands forward.
         1:07 say If your knees complain or your head throbs, come out slowly.
         1:12 tick
         1:13 tick
         1:14 tick
         1:15 start
         1:15 say Let it widen.
         1:16 say A soft lengthening along your back, never forced.
         1:27 tick
         1:28 tick
         1:29 tick
         1:30 end
         1:30 say That was the last one. Stay a moment.",
    );
}

#[test]
fn more_moves_what_is_still_to_come() {
    check(
        "[[step]]\n\
         exercise = \"childs-pose\"\n\
         hold = \"30s\"\n\
         rounds = 1\n\
         settle = \"10s\"",
        "0:15 more",
        "0:00 say First: child's pose.
         0:07 tick
         0:08 tick
         0:09 tick
         0:10 start
         0:10 say Let it widen.
         0:11 say A soft lengthening along your back, never forced.
         0:20 say Breathe into the low ribs, at the back.
         0:30 half
         0:30 say Half-way. Easy breath.
         0:40 say Ten more. Soft breath.
         0:47 tick
         0:48 tick
         0:49 tick
         0:50 end
         0:50 say That was the last one. Stay a moment. About one minute held.",
    );
}

#[test]
fn less_takes_away_what_no_longer_fits() {
    check(
        "[[step]]\n\
         exercise = \"childs-pose\"\n\
         hold = \"50s\"\n\
         rounds = 1\n\
         settle = \"10s\"",
        "0:28 less",
        "0:00 say First: child's pose.
         0:07 tick
         0:08 tick
         0:09 tick
         0:10 start
         0:10 say Let it widen.
         0:11 say A soft lengthening along your back, never forced.
         0:20 say Breathe into the low ribs, at the back.
         0:30 half
         0:30 say Half-way. Easy breath.
         0:40 say Ten more. Soft breath.
         0:47 tick
         0:48 tick
         0:49 tick
         0:50 end
         0:50 say That was the last one. Stay a moment. About one minute held.",
    );
}

#[test]
fn ready_cuts_the_words_and_ticks_at_once() {
    check(
        "[[step]]\n\
         exercise = \"ball-wall-rhomboid\"\n\
         hold = \"30s..45s\"\n\
         rounds = 2\n\
         side = \"left\"\n\
         settle = \"20s\"",
        "0:05 ready | 0:41 ready | 1:00 leave",
        "0:00 say First: ball beside the shoulder blade.
         0:03 say Back to the wall, ball between your spine and the left shoulder blade, off the bone, left arm across.
         0:05 hush
         0:05 tick
         0:06 tick
         0:07 tick
         0:08 start
         0:08 say Lean in slowly.
         0:10 say A dull ache that fades, four or five out of ten at most.
         0:18 say Breathe out longer than in.
         0:30 say Let the shoulder hang heavier with each breath.
         0:38 tender-floor
         0:38 say If it let go, tap any key, or stay.
         0:41 hush
         0:41 rest
         0:41 say Lean off a little, and breathe.
         0:45 say Ball beside the left shoulder blade, off the spine.
         0:50 tick
         0:51 tick
         0:52 tick
         0:53 start
         0:53 say Lean in slowly.
         1:00 say Stopped here. What you did is kept. About one minute held.",
    );
}

#[test]
fn hurt_is_silence_at_once() {
    check(
        "[[step]]\n\
         exercise = \"ball-wall-rhomboid\"\n\
         hold = \"30s..45s\"\n\
         rounds = 2\n\
         side = \"left\"\n\
         settle = \"20s\"",
        "0:22 hurts | 1:00 lighter | 1:06 leave",
        "0:00 say First: ball beside the shoulder blade.
         0:03 say Back to the wall, ball between your spine and the left shoulder blade, off the bone, left arm across.
         0:11 say Keep to soft muscle, two fingers away from the spine.
         0:17 tick
         0:18 tick
         0:19 tick
         0:20 start
         0:20 say Lean in slowly.
         0:22 hush
         0:22 say All right, we have stopped. Ease off slowly, and let your breath come back.
         1:00 say Again, lighter: ball beside the shoulder blade.
         1:04 say Softer ball or a folded towel between ball and skin; feet closer to the wall.
         1:06 say Stopped here. What you did is kept.",
    );
}

#[test]
fn the_first_words_after_going_back_are_the_name() {
    check(
        "[[step]]\n\
         exercise = \"childs-pose\"\n\
         hold = \"10s\"\n\
         rounds = 1\n\
         settle = \"8s\"",
        "0:14 back",
        "0:00 say First: child's pose.
         0:05 tick
         0:06 tick
         0:07 tick
         0:08 start
         0:08 say Let it widen.
         0:09 say A soft lengthening along your back, never forced.
         0:14 say First: child's pose.
         0:19 tick
         0:20 tick
         0:21 tick
         0:22 start
         0:22 say Let it widen.
         0:34 tick
         0:35 tick
         0:36 tick
         0:37 end
         0:37 say That was the last one. Stay a moment.",
    );
}

/// Wakes only every `step`, as a busy machine might.
fn listen_late(routine: &Routine, step: Duration) -> Vec<(Moment, Cue)> {
    let mut score = Score::new(LIBRARY.spoken_lines(), Talk::Full, Pace::PLANNED, 0);
    let (mut session, mut events) = Session::begin(routine, &Options::default(), at(0.0));
    let (mut now, mut all) = (at(0.0), Vec::new());
    loop {
        let due = score.due(&events, &session.progress(now));
        let sentences = due.iter().filter(|cue| matches!(cue.what, What::Say(_))).count();
        assert!(sentences <= 1, "{now} one sentence at most: {due:?}");
        all.extend(due.into_iter().map(|cue| (now, cue)));
        if session.ending().is_some() {
            return all;
        }
        now = now.after(step);
        events = session.advance(now);
    }
}

#[test]
fn a_late_wake_up_says_one_thing_at_most_and_only_if_it_fits() {
    for step in [150, 700, 2_300, 20_000] {
        for routine in LIBRARY.routines() {
            let heard = listen_late(routine, Duration::from_millis(step));
            let said = heard.iter().filter(|(_, cue)| matches!(cue.what, What::Say(_)));
            let said: Vec<_> = said.filter(|(_, cue)| cue.role != Role::Finished).collect();
            for pair in said.windows(2) {
                let over = pair[0].0.after(pair[0].1.length);
                assert!(over <= pair[1].0, "{} {step} ms: {pair:?}", routine.id);
            }
        }
    }
}

#[test]
fn little_talk_still_says_where_to_go_and_none_is_tones() {
    let routine = LIBRARY.routine("roller-full-back").unwrap();
    let said = |talk| {
        let heard = listen(routine, Ear { talk, ..EAR }, "");
        heard
            .cues
            .into_iter()
            .filter(|(_, cue)| matches!(cue.what, What::Say(_)))
            .map(|(_, cue)| cue.role)
            .collect::<Vec<_>>()
    };
    let (full, brief) = (said(Talk::Full), said(Talk::Brief));
    assert!(full.contains(&Role::During) && !brief.contains(&Role::During));
    let places = |roles: &[Role]| {
        roles.iter().filter(|role| matches!(role, Role::Place | Role::Switch | Role::Find)).count()
    };
    assert_eq!(places(&full), places(&brief));
    assert!(said(Talk::Tones).is_empty());
}

#[test]
fn what_is_said_can_be_read_for_a_while() {
    let routine =
        routine("[[step]]\nexercise = \"childs-pose\"\nhold = \"30s\"\nrounds = 1\nsettle = \"20s\"");
    let mut score = Score::new(LIBRARY.spoken_lines(), Talk::Tones, Pace::PLANNED, 0);
    let (mut session, events) = Session::begin(&routine, &Options::default(), at(0.0));
    score.due(&events, &session.progress(at(0.0)));
    let mut read = |seconds: f64| {
        let events = session.advance(at(seconds));
        let progress = session.progress(at(seconds));
        score.due(&events, &progress);
        score.said_now(&progress).map(ToString::to_string)
    };
    assert_eq!(read(0.0), None);
    assert_eq!(read(1.0).as_deref(), Some("First: child's pose."));
    assert_eq!(read(20.5).as_deref(), Some("Let it widen."));
    assert_eq!(read(35.3).as_deref(), Some("Half-way. Easy breath."));
    assert_eq!(read(39.0).as_deref(), Some("Half-way. Easy breath."));
    assert_eq!(read(49.9), None);
}

#[test]
fn the_opening_tells_the_time_the_things_and_how_to_stop() {
    let routine = LIBRARY.routine("upper-one-side").unwrap();
    let cues = opening(routine, &Timeline::of(routine, None), LIBRARY.spoken_lines(), Pace::PLANNED, 0);
    let said: Vec<String> = cues
        .iter()
        .filter_map(|cue| match &cue.what {
            What::Say(text) => Some(text.to_string()),
            What::Tone(_) | What::Hush => None,
        })
        .collect();
    assert_eq!(
        said,
        [
            "One stubborn knot by the shoulder blade. About twelve minutes.",
            "You need a ball and a wall.",
            "If anything hurts, press S.",
            "From now on, just listen.",
        ]
    );
    for pair in cues.windows(2) {
        assert!(pair[0].at + pair[0].length < pair[1].at);
    }
    let every = LIBRARY.routines().flat_map(|routine| {
        opening(routine, &Timeline::of(routine, None), LIBRARY.spoken_lines(), Pace::PLANNED, 1)
    });
    for cue in every {
        let What::Say(text) = cue.what else { panic!("only words") };
        assert!(!text.as_str().contains(|letter: char| letter.is_ascii_digit() || letter == '{'), "{text}");
    }
}
