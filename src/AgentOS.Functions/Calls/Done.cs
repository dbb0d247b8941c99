namespace AgentOS.Functions.Calls;

/// <summary>A call that did what it was asked, with nothing more to say.</summary>
/// <param name="Success">Always true.</param>
public sealed record Done(bool Success = true)
{
    /// <summary>After something.</summary>
    public static async Task<Done> After(Task work)
    {
        await work.ConfigureAwait(false);
        return new Done();
    }
}
