//! What the benchmarks are given: a thousand files of one's own, and ten years of a journal.

use std::{fmt::Write as _, time::Duration};

use tempfile::TempDir;

pub(crate) fn a_thousand_files() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let text = supple::library::shipped_text("lower-back-release").expect("a shipped routine");
    for number in 0..1_000 {
        std::fs::write(folder.path().join(format!("mine-{number}.toml")), text).expect("room on the disk");
    }
    folder
}

pub(crate) fn ten_years() -> String {
    let mut lines = String::new();
    for session in 0..7_300_u64 {
        let time = chrono::DateTime::from_timestamp_secs(
            1_700_000_000 + i64::try_from(session).unwrap_or(0) * 43_200,
        )
        .unwrap_or_default()
        .to_rfc3339_opts(chrono::SecondsFormat::Millis, false);
        let id = |line: u64| format!("01900000-0000-7000-8000-{:012x}", session * 16 + line);
        let head = |line: u64, event: &str| {
            format!(
                r#"{{"v":1,"id":"{}","time":"{time}","zone":"UTC","event":"{event}","session":"{}""#,
                id(line),
                id(15)
            )
        };
        let routine = r#""routine":{"id":"short","name":"Short","origin":"yours","hash":"0123456789abcdef"}"#;
        let _ = writeln!(
            lines,
            r#"{},{routine},"areas":["lower-back"],"side":null,"planned_s":400,"parts":9,"tension":[{{"area":"lower-back","side":"both","value":{}}}],"screening":"clear"}}"#,
            head(0, "started"),
            session % 11
        );
        for step in 0..9 {
            let _ = writeln!(
                lines,
                r#"{},"step":{step},"take":1,"exercise":"cat-cow","name":"Cat and cow","kind":"mobility","areas":["lower-back"],"side":"both","planned_s":45,"held_ms":45000,"paused_ms":0,"outcome":"done","by":"time"}}"#,
                head(step + 1, "step")
            );
        }
        let _ = writeln!(
            lines,
            r#"{},"outcome":"completed","held_ms":405000,"paused_ms":0,"away_ms":0}}"#,
            head(10, "finished")
        );
    }
    lines
}

/// The same ten years in files, a year each, as old as their last lines; the safety questions stand in the newest year, in
/// the oldest, or nowhere.
pub(crate) fn ten_years_on_a_disk(screening: &str) -> TempDir {
    let folder = tempfile::TempDir::new().expect("a folder");
    let device = folder.path().join("log/00000000-0000-4000-8000-000000000000");
    std::fs::create_dir_all(&device).expect("a folder");
    let all = ten_years();
    let year = |line: &&str| {
        line.split("\"time\":\"").nth(1).and_then(|rest| rest.get(..4)).unwrap_or("").to_owned()
    };
    let lines: Vec<&str> = all.lines().collect();
    let files: Vec<&[&str]> = lines.chunk_by(|one, other| year(one) == year(other)).collect();
    for (number, lines) in files.iter().enumerate() {
        let outcome = match screening {
            "newest" => number + 1 == files.len(),
            "oldest" => number == 0,
            _ => false,
        };
        let time = lines[0].split("\"time\":\"").nth(1).and_then(|rest| rest.get(..29)).unwrap_or_default();
        let asked = format!(
            r#"{{"v":1,"id":"01800000-0000-7000-8000-000000000000","time":"{time}","zone":"UTC","event":"screening","outcome":"clear","how_soon":null,"tags":[]}}"#
        );
        let text = if outcome { format!("{asked}\n{}\n", lines.join("\n")) } else { lines.join("\n") + "\n" };
        std::fs::write(device.join(format!("{}.jsonl", year(&lines[0]))), text).expect("a file");
        let path = device.join(format!("{}.jsonl", year(&lines[0])));
        // As old as its last line: files of past years are not looked into, and these years lie ahead.
        let years = u64::try_from(number + 1).unwrap_or(0);
        let old = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + years * 31_557_600);
        let file = std::fs::File::options().append(true).open(path);
        file.and_then(|file| file.set_modified(old)).expect("a time");
    }
    folder
}
