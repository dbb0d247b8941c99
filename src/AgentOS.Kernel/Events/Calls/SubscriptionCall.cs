namespace AgentOS.Kernel.Events.Calls;

/// <summary>Names of events, in any of the ways that clients write it.</summary>
/// <param name="EventTypes">Some.</param>
/// <param name="Events">Or some.</param>
/// <param name="Event">Or one.</param>
/// <param name="All">Whether all are meant.</param>
internal sealed record SubscriptionCall(IReadOnlyList<string>? EventTypes, IReadOnlyList<string>? Events, string? Event, bool All)
{
    /// <summary>The names.</summary>
    public string[] Names => [.. (EventTypes ?? []).Concat(Events ?? []).Concat(Event is null ? [] : [Event])];
}
