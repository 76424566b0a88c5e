extension JobSettings: CheckedSettings {
    /// What the service would refuse in a job that is made of these settings alone.
    public var problems: [SettingsProblem] { problems(usesJobTemplate: false) }

    /// What the service would refuse.
    ///
    /// - Parameter usesJobTemplate: Whether the job is made from a job template, which then gives what these settings leave out.
    public func problems(usesJobTemplate: Bool) -> [SettingsProblem] {
        SettingsCheck.problems(of: self) + (usesJobTemplate ? [] : CompleteJob.problems(of: self))
    }
}

extension JobTemplateSettings: CheckedSettings {
    /// What the service would refuse in the job template, or in each job that is made from it and gives no more than files.
    public var problems: [SettingsProblem] { SettingsCheck.problems(of: self) + CompleteJob.problems(of: self) }
}

extension PresetSettings: CheckedSettings {
    public var problems: [SettingsProblem] { SettingsCheck.problems(of: self) }
}

extension AccelerationSettings: CheckedSettings {
    public var problems: [SettingsProblem] { SettingsCheck.problems(of: self) }
}

extension HopDestination: CheckedSettings {
    public var problems: [SettingsProblem] { SettingsCheck.problems(of: self) }
}
