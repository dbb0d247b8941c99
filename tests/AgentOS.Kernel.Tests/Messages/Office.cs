using System.Text;
using AgentOS.Kernel.Events;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Messages;
using AgentOS.Kernel.Syscalls;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Messages;

/// <summary>A post office with a clock that stands still.</summary>
internal sealed class Office
{
    public Office(MailboxLimits? limits = null)
    {
        EventHub events = new((_, _) => false, new EventLimits(), Clock);
        Post = new PostOffice(Identities, limits ?? new MailboxLimits(), events, Clock);
    }

    public static CancellationToken Here => CancellationToken.None;

    public FakeTimeProvider Clock { get; } = new();

    public IdentityTable Identities { get; } = new();

    public PostOffice Post { get; }

    public static Selection Any(int most = 1000) => new(most, null);

    public static RawJson Json(string text) => new(Encoding.UTF8.GetBytes(text));

    public static string Text(Message message) => Encoding.UTF8.GetString(message.Content.Utf8.Span);

    public Identity Somebody(string? name = null) => Identities.Add(IdentityKind.Agent, name is null ? null : _ => name);

    public Message Write(Identity from, string json, ulong? replyTo = null) => Post.Compose(from, Json(json), replyTo);
}
