using System.Buffers.Binary;
using System.Net;
using AgentOS.Network.Connections;
using AgentOS.Network.Names;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;
using AgentOS.Policy.Hosts;

namespace AgentOS.Network.Dns;

/// <summary>
/// Answers the sandbox's questions for names: allowed ones have addresses of our own, others do not exist. It never asks anybody, so nothing leaves by a question.
/// </summary>
internal sealed class NameServer(EgressEngine engine)
{
    private const int Burst = 4;

    private readonly Lock _lock = new();
    private readonly TokenBucket _rate = new(engine.Limits.QueriesPerSecond, engine.Limits.QueriesPerSecond * Burst, engine.Time);
    private readonly RecentRefusals _told = new(engine.Time);

    /// <summary>Answers a message.</summary>
    /// <param name="message">As it came.</param>
    /// <returns>Null for what is no question.</returns>
    public byte[]? Answer(ReadOnlyMemory<byte> message)
    {
        if (message.Length < DnsQuery.HeaderLength || (Flags(message) & DnsQuery.ResponseFlag) != 0)
            return null;
        lock (_lock)
        {
            if (!_rate.TryTake())
                return DnsAnswer.Refuse(message.Span, DnsCode.Refused);
        }

        if ((Flags(message) & DnsQuery.OpcodeMask) != 0)
            return DnsAnswer.Refuse(message.Span, DnsCode.NotImplemented);
        try
        {
            return Answer(DnsQuery.Parse(message));
        }
        catch (FormatException)
        {
            return DnsAnswer.Refuse(message.Span, DnsCode.BadFormat);
        }
    }

    private byte[] Answer(DnsQuery query)
    {
        if (query.Type == DnsType.Ptr && query.IsInternet)
            return DnsAnswer.Write(query, DnsCode.NoSuchName); // What programs ask to make their logs nicer is no attempt at anything.
        EgressDecision decision = Decide(query.Name);
        if (decision.Refusal is { } refusal)
            return Refuse(query, decision, refusal);
        if (!query.IsInternet || query.Type is not (DnsType.A or DnsType.Aaaa or DnsType.Https or DnsType.Svcb))
            return Refuse(query, decision, new Refusal(RefusalKind.QueryType, $"only addresses are told, and no records of type {(int)query.Type}", null));
        if (!engine.Wildcards.Admits(decision.Rule!, decision.Host))
            return Refuse(query, decision, WildcardBudget.Refusal(decision.Rule!));
        if (!engine.Names.TryGive(decision.Host, out IPAddress version4, out IPAddress version6))
            return Refuse(query, decision, new Refusal(RefusalKind.Limit, $"{engine.Names.Count} names have addresses, as many as a sandbox may have", "Use fewer names, or wait."));
        // Records for services would carry keys of an encrypted hello and offers of HTTP/3, so there are none (RFC 9460).
        return DnsAnswer.Write(query, DnsCode.Success, query.Type switch { DnsType.A => version4, DnsType.Aaaa => version6, _ => null });
    }

    private EgressDecision Decide(string name)
    {
        try
        {
            string host = HostText.Normalise(name);
            EgressDecision decision = engine.Policy.DecideName(host);
            return decision.IsAllowed && HostName.IsAddress(host)
                ? decision with { Refusal = new Refusal(RefusalKind.BadName, $"{host} is an address and no name", "Connect to the address itself.") }
                : decision;
        }
        catch (FormatException)
        {
            return engine.Policy.Decide(name, 0);
        }
    }

    private byte[] Refuse(DnsQuery query, EgressDecision decision, Refusal refusal)
    {
        if (_told.IsNew($"{(int)refusal.Kind} {decision.Host}"))
            engine.Refuse(engine.Begin(EgressSource.Name, decision.Host, 0), decision with { Port = 0 }, refusal);
        (DnsCode code, int error) = refusal.Kind switch
        {
            RefusalKind.QueryType or RefusalKind.Tunnel => (DnsCode.Refused, ExtendedError.Prohibited),
            RefusalKind.Limit => (DnsCode.ServerFailure, ExtendedError.Other),
            _ => (DnsCode.NoSuchName, ExtendedError.Blocked),
        };
        return DnsAnswer.Write(query, code, null, new ExtendedError(error, refusal.Reason));
    }

    private static ushort Flags(ReadOnlyMemory<byte> message) => BinaryPrimitives.ReadUInt16BigEndian(message.Span[2..]);
}
