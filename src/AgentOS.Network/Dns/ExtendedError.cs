namespace AgentOS.Network.Dns;

/// <summary>Why a question was not answered (RFC 8914).</summary>
/// <param name="Code">Of its registry.</param>
/// <param name="Text">For people; cut to 160 bytes.</param>
internal sealed record ExtendedError(int Code, string Text)
{
    public const int Other = 0, Blocked = 15, Prohibited = 18;
}
