using AgentOS.Errors;

namespace AgentOS.Kernel.Messages;

/// <summary>Failures of calls about messages.</summary>
public static class MessageErrors
{
    /// <summary>Rule M2.</summary>
    public static readonly ErrorDefinition MailboxFull = new("message.mailbox-full",
        "the addressee's mailbox is full",
        "It does not take its messages as fast as they come, or has stopped taking them.",
        "Send again later, or with \"timeout\": seconds, which waits for room.");

    /// <summary>Longer than an answer can carry.</summary>
    public static readonly ErrorDefinition TooLarge = new("message.too-large",
        "the message is longer than RECV's answer may be",
        "An answer carries 1 MiB with everything about the message.",
        "Send it in parts, or put it into a file and send its path.");

    /// <summary>Rule M5.</summary>
    public static readonly ErrorDefinition NoReply = new("message.no-reply",
        "no reply came in time",
        "The addressee got the message, and did not answer it with \"reply_to\", or is gone.",
        "Give it more time; a later reply comes by RECV.");
}
