import CDK

extension JobSettings: CheckedSettings {
    /// The mistakes in a job that is made of these settings alone.
    public var mistakes: [Diagnostic] { mistakes(usesJobTemplate: false) }

    /// The mistakes in a job that is made of these settings, alone or with a job template.
    ///
    /// - Parameter usesJobTemplate: Whether the job is made from a job template, which then gives what these settings leave out.
    /// - Returns: Diagnostics whose places are members, by the labels of the settings' initializers.
    public func mistakes(usesJobTemplate: Bool) -> [Diagnostic] {
        SettingsCheck.mistakes(in: self) + (usesJobTemplate ? [] : CompleteJob.mistakes(of: self))
    }
}

extension JobTemplateSettings: CheckedSettings {
    /// The mistakes in the job template, or in each job that is made from it and gives no more than files.
    public var mistakes: [Diagnostic] { SettingsCheck.mistakes(in: self) + CompleteJob.mistakes(of: self) }
}

extension PresetSettings: CheckedSettings {
    /// The mistakes in the preset.
    public var mistakes: [Diagnostic] { SettingsCheck.mistakes(in: self) }
}

extension AccelerationSettings: CheckedSettings {
    /// The mistakes in the settings of acceleration.
    public var mistakes: [Diagnostic] { SettingsCheck.mistakes(in: self) }
}

extension HopDestination: CheckedSettings {
    /// The mistakes in the settings of a queue to hop to.
    public var mistakes: [Diagnostic] { SettingsCheck.mistakes(in: self) }
}
