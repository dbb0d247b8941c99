namespace AgentOS.Store.Searching;

/// <summary>An agent that was found.</summary>
/// <param name="Name">As its host names it: <c>OWNER/NAME</c>. A stranger chose it.</param>
/// <param name="Description">What its owner says. A stranger wrote it.</param>
/// <param name="Url">Its address, fit to be fetched.</param>
/// <param name="Stars">How many people marked it.</param>
public sealed record FoundAgent(string Name, string Description, string Url, long Stars);
