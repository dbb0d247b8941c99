using AgentOS.Errors;

namespace AgentOS.Fleet;

/// <summary>Failures of sandboxes that outlive whoever made them.</summary>
public static class FleetErrors
{
    /// <summary>No such sandbox.</summary>
    public static readonly ErrorDefinition NotFound = new("sandboxes.not-found",
        "there is no sandbox with this id",
        "It was deleted, or never made; ids are told when a sandbox is made.",
        "GET /v1/sandboxes lists them");

    /// <summary>Not running.</summary>
    public static readonly ErrorDefinition NotRunning = new("sandboxes.not-running",
        "the sandbox does not run",
        "It was stopped, or its host was killed; its files are kept.",
        "POST /v1/sandboxes/ID/start");

    /// <summary>Paused.</summary>
    public static readonly ErrorDefinition Paused = new("sandboxes.paused",
        "the sandbox is paused",
        "Everything in it stands still, so no program can be started and none would answer.",
        "POST /v1/sandboxes/ID/resume");

    /// <summary>The record is damaged.</summary>
    public static readonly ErrorDefinition BadRecord = new("sandboxes.bad-record",
        "the sandbox's record cannot be read",
        "A file in its directory is damaged or of a later version.",
        "Restore the file, or remove the sandbox's directory.");

    /// <summary>Asked of a tier that has no such thing.</summary>
    public static readonly ErrorDefinition NotInTier = new("sandboxes.not-in-tier",
        "sandboxes of this tier cannot have this",
        "The process tier has no images and no /persist; a VM has whole processors and a least amount of memory. Nothing weaker is given in place of what was asked.",
        "Choose the other tier, or leave it out.",
        ExitCodes.Usage);
}
