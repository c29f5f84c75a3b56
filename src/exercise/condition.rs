//! What a person's body may ask to be spared.
//!
//! Only the words; which exercise goes with which is said by exercises and rules.

use crate::body::tokens;

tokens! {
    /// A circumstance an exercise may not fit.
    Condition, "a condition" {
        /// A strain, bruise or swelling of the last three days.
        AcuteInjury = "acute-injury", "a fresh injury";
        /// Thin bones, or steroid tablets for long.
        Osteoporosis = "osteoporosis", "thin bones";
        /// Blood thinners, or bruises from nothing.
        BloodThinners = "blood-thinners", "blood thinners or easy bruising";
        /// Pregnant, in any week.
        Pregnancy = "pregnancy", "pregnancy";
        /// Pregnant, from about week 14 on.
        SupinePregnancy = "supine-pregnancy", "pregnancy from about week 14 on";
        /// A wound, a rash, an infection or varicose veins.
        Skin = "skin", "skin that must be spared";
        /// Lost feeling.
        NumbSkin = "numb-skin", "numb skin";
        /// A clot, or a swollen leg.
        ClotRisk = "clot-risk", "a blood clot";
        /// Sore knees, or no kneeling.
        KneePain = "knee-pain", "sore knees";
        /// Sore wrists or thumbs.
        WristPain = "wrist-pain", "sore wrists or thumbs";
        /// A sore, stiff or unstable shoulder.
        ShoulderPain = "shoulder-pain", "a sore shoulder";
        /// Dizziness with the neck, or a whiplash.
        NeckSigns = "neck-signs", "dizziness or trouble of the neck";
        /// Tingling down an arm.
        ArmNerve = "arm-nerve", "tingling down an arm";
        /// Tingling down a leg.
        LegNerve = "leg-nerve", "tingling down a leg";
        /// Worse on bending backwards.
        ExtensionPain = "extension-pain", "worse on bending backwards";
        /// Worse on bending forwards.
        FlexionPain = "flexion-pain", "worse on bending forwards";
        /// A new hip joint.
        HipReplacement = "hip-replacement", "a new hip joint";
        /// An operation of the last three months.
        RecentSurgery = "recent-surgery", "a recent operation";
        /// Disease of heart or lung.
        HeartLung = "heart-lung", "heart or lung disease";
        /// High blood pressure.
        HighBp = "high-bp", "high blood pressure";
        /// Heartburn on lying down.
        Reflux = "reflux", "heartburn on lying flat";
        /// Getting down or up is not safe.
        FloorHard = "floor-hard", "the floor is hard to reach";
        /// Unsteady, or falls.
        Balance = "balance", "unsteady on the feet";
        /// Warmth might not be felt or borne.
        HeatRisk = "heat-risk", "warmth may not be felt or borne";
        /// Epilepsy or panic: no held breath.
        BreathHolds = "breath-holds", "holding the breath does not fit";
        /// Under 18.
        Under18 = "under-18", "under 18";
    }
}
