namespace AgentOS.Linux;

/// <summary>A system call failed: names the step, the object and the error number.</summary>
public sealed class LinuxException : Exception
{
    /// <summary>Describes a failed call.</summary>
    /// <param name="error">The error number the call left.</param>
    /// <param name="step">The call, or the step of a plan that made it: <c>mount</c>, <c>open /dev/fuse</c>.</param>
    /// <param name="target">The object of the call; may be empty.</param>
    public LinuxException(Errno error, string step, string target = "")
        : base(target.Length == 0 ? $"{step}: {error} ({error.Describe()})" : $"{step} '{target}': {error} ({error.Describe()})")
    {
        Error = error;
        Step = step;
        Target = target;
    }

    /// <summary>The error number.</summary>
    public Errno Error { get; }

    /// <summary>The call or step that failed.</summary>
    public string Step { get; }

    /// <summary>The object of the call.</summary>
    public string Target { get; }
}
