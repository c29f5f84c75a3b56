//! `supple config`: what the person chose, printed and changed.

use serde_json::{Value, json};

use super::{
    End,
    arguments::{Config, ConfigVerb},
    chosen, complain,
    page::Page,
    places::Places,
    say, say_json, wrong,
};
use crate::{
    settings::{self, KEYS, Key, Settings, SettingsError},
    text::Text,
};

/// Prints or changes the settings.
pub(super) fn config(asked: &Config, places: &Places) -> anyhow::Result<End> {
    match &asked.verb {
        None => print(places, asked.json),
        Some(ConfigVerb::Keys) => keys(),
        Some(ConfigVerb::Path) => {
            say(Text::new(&places.settings.to_string_lossy()).as_str())?;
            Ok(End::Done)
        }
        Some(ConfigVerb::Get { key }) => with(key, |key| {
            let settings = chosen::settings(places);
            say(&key.bare(&settings))?;
            Ok(End::Done)
        }),
        Some(ConfigVerb::Set { key, value }) => with(key, |key| change(places, key, Some(value))),
        Some(ConfigVerb::Unset { key }) => with(key, |key| change(places, key, None)),
    }
}

fn with(name: &str, act: impl FnOnce(&Key) -> anyhow::Result<End>) -> anyhow::Result<End> {
    match settings::key(name) {
        Ok(key) => act(key),
        Err(words) => Ok(wrong(&words)),
    }
}

fn change(places: &Places, key: &Key, value: Option<&str>) -> anyhow::Result<End> {
    let name = key.name;
    Ok(match settings::change(&places.settings, key, value) {
        Ok(written) => {
            let is_default = if value.is_none() { ", the default" } else { "" };
            say(&format!("{name} = {written}{is_default}"))?;
            if name == "theme" && chosen::set("NO_COLOR").is_some() {
                super::complain_as_is("NO_COLOR is set: there are no colours, whatever is chosen");
            }
            End::Done
        }
        Err(SettingsError::Value(words)) => wrong(&words),
        Err(error @ SettingsError::File(_)) => {
            chosen::loaded(places);
            complain(&error.to_string());
            End::Problem
        }
        Err(error) => {
            complain(&format!("{error}\n`supple config path` says where it is kept; nothing was changed"));
            End::Problem
        }
    })
}

/// Prints a file that says what the person's own says, each key explained.
fn print(places: &Places, as_json: bool) -> anyhow::Result<End> {
    let loaded = chosen::loaded(places);
    if as_json {
        let in_force = chosen::settings_of(&loaded);
        let all: Vec<Value> = KEYS.iter().map(|key| as_object(key, &in_force)).collect();
        say_json(&json!({"version": 1, "settings": all}))?;
    } else {
        say(
            "# The settings of supple. A line that begins with # is a default; take the # away to change it.",
        )?;
        for key in &KEYS {
            say("")?;
            say(&format!("# {}", key.says))?;
            say(&format!("# Values: {}", key.kind.words()))?;
            if let Some(instead) = chosen::instead(key.name) {
                say(&format!("# {instead}"))?;
            }
            let (value, default) = (key.written(&loaded.settings), key.default());
            if value == default {
                say(&format!("# {} = {value}", key.name))?;
            } else {
                say(&format!("{} = {value}", key.name))?;
            }
        }
    }
    Ok(if loaded.problems.is_empty() { End::Done } else { End::Problem })
}

fn as_object(key: &Key, settings: &Settings) -> Value {
    let (value, default) = (key.written(settings), key.default());
    json!({
        "key": key.name,
        "value": as_json(&value),
        "default": as_json(&default),
        "is_default": value == default,
        "values": key.kind.words(),
        "says": key.says,
    })
}

fn as_json(written: &str) -> Value {
    let value = written.parse::<toml::Value>().ok();
    value.and_then(|value| serde_json::to_value(value).ok()).unwrap_or_default()
}

fn keys() -> anyhow::Result<End> {
    let page = Page::fit();
    let widest = KEYS.iter().map(|key| key.name.len()).max().unwrap_or(0);
    for key in &KEYS {
        let words = format!("{} Values: {}. Default: {}.", key.says, key.kind.words(), key.usual());
        page.hang(&format!("{:<widest$}  ", key.name), &words)?;
    }
    Ok(End::Done)
}
