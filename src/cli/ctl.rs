//! `supple ctl`: steers the running session from another terminal, a hotkey or a pedal.

use super::{End, arguments::Ctl, complain, places::Places, say};
use crate::{body::Token, session::Order, text::Text};

/// Gives the order and prints the answer.
pub(super) fn ctl(asked: &Ctl, places: &Places) -> anyhow::Result<End> {
    match ask(places, asked.order)? {
        None => {
            complain("no session is running\nbegin one with `supple run ROUTINE`");
            Ok(End::Problem)
        }
        Some(answer) if answer.is_empty() || answer.starts_with("{\"error\"") => {
            complain("the session does not answer\ntry again, or look at its terminal");
            Ok(End::Problem)
        }
        Some(answer) => {
            say(Text::new(&answer).as_str())?;
            Ok(End::Done)
        }
    }
}

/// The orders, as arguments.
pub(super) fn order(word: &str) -> Result<Order, String> {
    let words = || Order::ALL.iter().map(|order| order.token()).collect::<Vec<_>>().join(", ");
    Order::from_token(word).ok_or_else(|| format!("not an order; there are: {}", words()))
}

#[cfg(unix)]
fn ask(places: &Places, order: Order) -> anyhow::Result<Option<String>> {
    use anyhow::Context;

    crate::outside::remote::ask(&places.runtime, order).context("asking the session")
}

#[cfg(not(unix))]
fn ask(_places: &Places, _order: Order) -> anyhow::Result<Option<String>> {
    anyhow::bail!("there is no remote control on this system")
}
