namespace AgentOS.Testing;

/// <summary>
/// As an assembly's fixture: sandboxes that tests start in their own process find the published agentos-init, whichever test is the first. One that a
/// caller named by AGENTOS_INIT stays.
/// </summary>
public sealed class PublishedInit
{
    private const string Variable = "AGENTOS_INIT";

    public PublishedInit()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
            Environment.SetEnvironmentVariable(Variable, Path);
    }

    /// <summary>Where it is published.</summary>
    public static string Path { get; } = Checkout.Published("agentos-init");
}
