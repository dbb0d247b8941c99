using AgentOS.Kernel.Events;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Messages.Calls;

namespace AgentOS.Kernel.Messages;

/// <summary>Events about messages.</summary>
internal static class MessageEvents
{
    /// <summary>A message was delivered.</summary>
    public static void Received(IEventSink events, Message message, Identity to)
    {
        if (events.Wants(EventNames.MessageReceived))
            events.Publish(EventNames.MessageReceived, to.Id, new MessageReceived(message.Id, message.From.Id, message.FromName), MessageJson.Default.MessageReceived);
    }
}
