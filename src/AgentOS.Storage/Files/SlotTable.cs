namespace AgentOS.Storage.Files;

/// <summary>The slots of a direct-mapped cache, made in groups as they are used: most agents touch few files.</summary>
/// <param name="count">How many, a power of two and a multiple of the group's size.</param>
internal sealed class SlotTable<T>(int count)
    where T : struct
{
    private const int Group = 64;

    private readonly T[]?[] _groups = new T[]?[count / Group];

    /// <summary>A slot by any number: the lower bits choose it.</summary>
    internal ref T this[long number]
    {
        get
        {
            int index = (int)(number & (count - 1));
            ref T[]? group = ref _groups[index / Group];
            group ??= new T[Group];
            return ref group[index % Group];
        }
    }

    /// <summary>Empties all.</summary>
    internal void Clear() => Array.Clear(_groups);
}
