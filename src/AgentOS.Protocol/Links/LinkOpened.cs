namespace AgentOS.Protocol.Links;

/// <summary>The other side of a <see cref="Link"/> begins a channel.</summary>
/// <param name="channel">Its number.</param>
/// <param name="purpose">What for.</param>
/// <param name="target">What more it says: a connection's <see cref="ConnectionTarget"/>; valid during the call.</param>
public delegate void LinkOpened(uint channel, LinkPurpose purpose, ReadOnlySpan<byte> target);
