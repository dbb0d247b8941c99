namespace AgentOS.Errors;

/// <summary>Exit statuses of every AgentOS command. Any other value is the sandboxed program's own.</summary>
public static class ExitCodes
{
    /// <summary>The command did what it was asked.</summary>
    public const int Success = 0;

    /// <summary>The command failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line was wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>The program was stopped by <c>--timeout</c>.</summary>
    public const int TimedOut = 124;

    /// <summary>AgentOS itself failed before or after the program; the program's own status is unknown.</summary>
    public const int AgentOSFailed = 125;

    /// <summary>The program was found but could not be executed.</summary>
    public const int CannotExecute = 126;

    /// <summary>The program was not found.</summary>
    public const int NotFound = 127;

    /// <summary>Added to the number of the signal that ended the program.</summary>
    public const int SignalBase = 128;
}
