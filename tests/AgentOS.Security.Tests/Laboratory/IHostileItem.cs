namespace AgentOS.Security.Tests.Laboratory;

/// <summary>A test class that stands for one item of the hostile list.</summary>
internal interface IHostileItem
{
    /// <summary>The item's number (<c>H04</c>) and the attempts made for it.</summary>
    static abstract HostileItem Item { get; }
}
