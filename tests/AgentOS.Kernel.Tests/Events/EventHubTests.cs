using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Events;
using AgentOS.Kernel.Events.Calls;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Events;

public sealed class EventHubTests
{
    private readonly IdentityTable _identities = new();
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [Trait("Rule", "V2")]
    [InlineData("Operator", false, true)]
    [InlineData("Agent", true, true)]
    [InlineData("Agent", false, false)]
    [InlineData("Stranger", false, false)]
    public void What_happens_to_an_agent_is_seen_by_operators_and_who_started_it(string kind, bool started, bool sees)
    {
        EventHub hub = new((_, _) => started, new EventLimits(), _clock);
        Caller viewer = Subscribe(hub, Enum.Parse<IdentityKind>(kind), EventNames.AgentExited);
        Assert.Equal(sees ? 1 : 0, Publish(hub, EventNames.AgentExited, source: 4000));
        Assert.Equal(sees ? 1 : 0, hub.Find(viewer)!.Take(10, int.MaxValue).Count);
    }

    [Fact]
    [Trait("Rule", "V2")]
    public void Everybody_sees_their_own_events_and_custom_ones()
    {
        EventHub hub = new((_, _) => false, new EventLimits(), _clock);
        Caller viewer = Subscribe(hub, IdentityKind.Stranger, EventNames.StateChanged, EventNames.Custom);
        Assert.Equal(1, Publish(hub, EventNames.StateChanged, viewer.Identity.Id));
        Assert.Equal(1, Publish(hub, "build finished", source: 4000));
        Assert.Equal(0, Publish(hub, EventNames.StateChanged, source: 4000));
    }

    [Fact]
    [Trait("Rule", "V3")]
    public void Lost_events_are_told_in_their_place()
    {
        EventHub hub = new((_, _) => false, new EventLimits(Events: 2), _clock);
        Subscriber subscriber = hub.Find(Subscribe(hub, IdentityKind.Operator, "*"))!;
        foreach (string name in (string[])["1", "2", "3", "4"])
            Publish(hub, name, 1);
        Assert.Equal(["1"], Take(subscriber, 1));
        Publish(hub, "5", 1);
        Assert.Equal(["2", "EVENTS_LOST 2", "5"], Take(subscriber, 10));
        foreach (string name in (string[])["6", "7", "8"])
            Publish(hub, name, 1);
        Assert.Equal(["6", "7", "EVENTS_LOST 1"], Take(subscriber, 10));
    }

    [Fact]
    public void A_connection_that_is_over_is_no_subscriber()
    {
        EventHub hub = new((_, _) => false, new EventLimits(), _clock);
        Caller viewer = Subscribe(hub, IdentityKind.Operator, "*");
        Assert.True(hub.Wants("anything"));
        viewer.Leave();
        Assert.False(hub.Wants("anything"));
    }

    [Fact]
    [Trait("Rule", "V5")]
    public void Fault_12_a_call_that_is_denied_makes_an_event()
    {
        EventHub hub = new((_, _) => false, new EventLimits(), _clock);
        Subscriber subscriber = hub.Find(Subscribe(hub, IdentityKind.Operator, EventNames.SyscallBlocked))!;
        Identity agent = _identities.Add(IdentityKind.Agent);
        foreach (ErrorDefinition error in (ErrorDefinition[])[AgentErrors.NotFound, AgentErrors.NotYours])
        {
            new BlockedCallFeed(hub).Completed(new CompletedCall
            {
                Identity = agent,
                Opcode = Opcode.Kill,
                Number = 0,
                Payload = [],
                Answer = [],
                Duration = TimeSpan.Zero,
                Failure = new AgentOSException(error, "kill", "somebody"),
            });
        }

        JsonElement blocked = JsonDocument.Parse(Assert.Single(subscriber.Take(10, int.MaxValue))).RootElement;
        Assert.Equal(agent.Id, blocked.GetProperty("source_agent_id").GetUInt32());
        Assert.Equal(("KILL", "agent.not-yours"), (blocked.GetProperty("data").GetProperty("opcode_name").GetString(), blocked.GetProperty("data").GetProperty("code").GetString()));
    }

    private static int Publish(EventHub hub, string name, uint source) => hub.Publish(name, source, RawJson.Null, EventJson.Default.RawJson);

    private Caller Subscribe(EventHub hub, IdentityKind kind, params string[] names)
    {
        Caller caller = TestCaller.Of(_identities.Add(kind));
        hub.Enter(caller).Add(names);
        return caller;
    }

    private static string[] Take(Subscriber subscriber, int most) => [.. subscriber.Take(most, int.MaxValue).Select(Describe)];

    private static string Describe(byte[] entry)
    {
        JsonElement read = JsonDocument.Parse(entry).RootElement;
        string type = read.GetProperty("type").GetString()!;
        return type == EventNames.EventsLost ? $"{type} {read.GetProperty("data").GetProperty("count").GetInt32()}" : type;
    }
}
