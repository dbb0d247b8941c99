using AgentOS.Errors;
using AgentOS.Network.Policy;
using AgentOS.Protocol;

namespace AgentOS.Kernel.Networks;

/// <summary>Answers a caller of a session socket that asks for an agent's rules.</summary>
internal static class NetworkSession
{
    public static void Answer(Frame frame, FrameChannel caller, AgentEgress? network)
    {
        if (network is null)
        {
            caller.Send(FrameType.NoNetworkRules, []);
            return;
        }

        try
        {
            NetworkMessage message = NetworkMessage.Parse(frame.Payload);
            if (message.Change == NetworkChange.Allow && !network.IsInspected && EgressRule.Parse(message.Rule).JudgesRequests)
            {
                caller.Send(FrameType.NotInspected, []);
                return;
            }

            EgressPolicy policy = message.Change == NetworkChange.None
                ? network.Policy
                : network.ChangeAsync(Change(message)).GetAwaiter().GetResult();
            caller.Send(FrameType.NetworkRules, new NetworkRulesMessage(policy.Generation, [.. policy.Allow.Select(Text)], [.. policy.Deny.Select(Text)]).ToPayload());
        }
        catch (AgentOSException failure)
        {
            caller.Send(FrameType.NetworkRefused, new FailureMessage(failure.Message).ToPayload());
        }
    }

    private static Func<EgressPolicy, EgressPolicy> Change(NetworkMessage message)
    {
        EgressRule rule = EgressRule.Parse(message.Rule);
        return message.Change == NetworkChange.Allow ? policy => policy.Allowing(rule) : policy => policy.Denying(rule);
    }

    private static string Text(EgressRule rule) => rule.Reason is { } reason ? $"{rule} ={reason}" : rule.Text;
}
