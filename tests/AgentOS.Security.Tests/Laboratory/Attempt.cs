namespace AgentOS.Security.Tests.Laboratory;

/// <summary>One attempt of the hostile list.</summary>
/// <param name="Name">Its name in the probe.</param>
/// <param name="Inside">What it must end in inside a sandbox; alternatives, where the list allows them, are separated by <c>|</c>.</param>
/// <param name="Free">What the same probe ends in with nothing in the way: the positive control. <c>OK</c>, or the answer of a kernel
/// that let the caller pass and then found nothing to do.</param>
internal sealed record Attempt(string Name, string Inside, string Free = "OK")
{
    /// <summary>What the control ends in on a machine without the feature: there the control is skipped, with this named.</summary>
    public string Absent { get; init; } = "";

    /// <summary>Who makes the control attempt.</summary>
    public Starter FreeAs { get; init; } = Starter.Root;

    /// <summary>An attempt that a sandboxed program may make, so that the filter is not only tight but also usable.</summary>
    public static Attempt Allowed(string name) => new(name, "OK");
}
