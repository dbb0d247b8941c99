using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Kernel.Events.Calls;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Events;

/// <summary>
/// Brings events to who subscribed to them and may see them: operators see all, everybody else custom events, their own, and those of agents they
/// started (rule V2). A subscription belongs to a connection and ends with it. Thread-safe.
/// </summary>
/// <param name="started">Whether somebody started the agent with a number.</param>
/// <param name="limits">Of what waits for each subscriber.</param>
/// <param name="clock">Says when things happen.</param>
internal sealed class EventHub(Func<Identity, uint, bool> started, EventLimits limits, TimeProvider clock) : IEventSink
{
    private const uint Kernel = 0;

    // Replaced whole: events are made more often than subscriptions.
    private ImmutableDictionary<Caller, Subscriber> _subscribers = ImmutableDictionary<Caller, Subscriber>.Empty;

    /// <summary>A connection's subscriptions; null when it has made none.</summary>
    public Subscriber? Find(Caller caller) => _subscribers.GetValueOrDefault(caller);

    /// <summary>Makes a connection a subscriber, of nothing yet.</summary>
    public Subscriber Enter(Caller caller)
    {
        if (Find(caller) is { } present)
            return present;
        Subscriber subscriber = new(caller, limits, DescribeLoss);
        caller.Left += () => ImmutableInterlocked.TryRemove(ref _subscribers, caller, out _);
        return ImmutableInterlocked.GetOrAdd(ref _subscribers, caller, subscriber);
    }

    public bool Wants(string name) => _subscribers.Values.Any(subscriber => subscriber.Wants(name));

    public int Publish<T>(string name, uint source, T data, JsonTypeInfo<T> shape)
    {
        byte[]? entry = null;
        int told = 0;
        foreach (Subscriber subscriber in _subscribers.Values.Where(subscriber => subscriber.Wants(name) && MaySee(subscriber.Caller.Identity, name, source)))
        {
            entry ??= Encode(name, source, JsonSerializer.SerializeToUtf8Bytes(data, shape));
            subscriber.Offer(entry);
            told++;
        }

        return told;
    }

    private bool MaySee(Identity viewer, string name, uint source) =>
        viewer.Kind == IdentityKind.Operator || viewer.Id == source || !EventNames.IsOfKernel(name) || started(viewer, source);

    private byte[] DescribeLoss(int count) =>
        Encode(EventNames.EventsLost, Kernel, JsonSerializer.SerializeToUtf8Bytes(new LostEvents(count), EventJson.Default.LostEvents));

    private byte[] Encode(string name, uint source, byte[] data)
    {
        const double millisecondsPerSecond = 1000;
        EventEntry entry = new(name, new RawJson(data), source, clock.GetUtcNow().ToUnixTimeMilliseconds() / millisecondsPerSecond);
        return JsonSerializer.SerializeToUtf8Bytes(entry, EventJson.Default.EventEntry);
    }
}
