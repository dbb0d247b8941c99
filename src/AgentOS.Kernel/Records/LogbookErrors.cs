using AgentOS.Errors;

namespace AgentOS.Kernel.Records;

/// <summary>Failures of the kernel's logbook.</summary>
public static class LogbookErrors
{
    /// <summary>The file cannot be used.</summary>
    public static readonly ErrorDefinition Unusable = new("logbook.unusable",
        "the kernel's logbook cannot be read or written",
        "The disk is full, the file is damaged, or another program changed its owner.",
        "Look at logbook.db in the kernel's state directory; moved away, it is begun anew.",
        ExitCodes.AgentOSFailed);
}
