/// What is copied between regions for MediaConvert.
extension HandlerContract {
    /// What the function that copies a source for MediaConvert is asked to do.
    enum StagingAction: String, Spelled {
        case copy
        case follow
    }

    /// How far S3 has come with copying something to another region: there is nothing to copy, it is under way, it has arrived.
    enum StagingStatus: String, Spelled {
        case absent = "ABSENT"
        case pending = "PENDING"
        case complete = "COMPLETED"
    }
}
