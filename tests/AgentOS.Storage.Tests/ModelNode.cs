namespace AgentOS.Storage.Tests;

/// <summary>A file (no children) or a directory of the model.</summary>
internal sealed class ModelNode
{
    internal Dictionary<string, ModelNode>? Children { get; init; }

    internal byte[] Content { get; private set; } = [];

    internal bool Contains(ModelNode other) => other == this || (Children?.Values.Any(child => child.Contains(other)) ?? false);

    internal void Resize(int size)
    {
        byte[] content = Content;
        Array.Resize(ref content, size);
        Content = content;
    }

    internal void Write(int offset, byte[] data)
    {
        if (data.Length == 0)
            return;
        Resize(Math.Max(Content.Length, offset + data.Length));
        data.CopyTo(Content, offset);
    }

    internal void Erase(int offset, int length)
    {
        int start = Math.Min(offset, Content.Length);
        Array.Clear(Content, start, Math.Min(length, Content.Length - start));
    }
}
