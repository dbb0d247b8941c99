using AgentOS.Errors;

namespace AgentOS.Kernel.Events;

/// <summary>Failures of calls about events.</summary>
public static class EventErrors
{
    /// <summary>Rule V4.</summary>
    public static readonly ErrorDefinition Reserved = new("event.reserved",
        "events of this name are the kernel's",
        "Whoever sees one must be able to rely on it.",
        "Choose another name.");

    /// <summary>No name of an event.</summary>
    public static readonly ErrorDefinition BadName = new("event.bad-name",
        "this cannot be the name of an event",
        "Names have 1 to 128 characters; one connection may subscribe to 100 of them.",
        "Choose another name, or subscribe to \"*\".");

    /// <summary>Too much data.</summary>
    public static readonly ErrorDefinition TooLarge = new("event.too-large",
        "the event's data is too long",
        "Events carry 64 KiB at most, because every subscriber gets a copy.",
        "Put the data into a file or the state store and name it in the event.");
}
