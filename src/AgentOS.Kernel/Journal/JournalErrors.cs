using AgentOS.Errors;

namespace AgentOS.Kernel.Journal;

/// <summary>Failures of the kernel's journal.</summary>
public static class JournalErrors
{
    /// <summary>The file cannot be used.</summary>
    public static readonly ErrorDefinition Unusable = new("journal.unusable",
        "the kernel's journal cannot be read or written",
        "The disk is full, the file is damaged, or another program changed its owner.",
        "Look at journal.db in the kernel's state directory; moved away, it is begun anew.",
        ExitCodes.AgentOSFailed);
}
