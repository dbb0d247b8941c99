using System.Reflection;

namespace AgentOS.Security.Tests.Laboratory;

/// <summary>One item of the hostile list: its number and the attempts made for it.</summary>
internal sealed record HostileItem(string Number, IReadOnlyList<Attempt> Attempts)
{
    /// <summary>Every item that has a test class: they are all tried in one start of a sandbox.</summary>
    public static IReadOnlyList<HostileItem> All { get; } =
    [
        .. typeof(HostileItem).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IHostileItem)))
            .Select(Of)
            .OrderBy(item => item.Number, StringComparer.Ordinal),
    ];

    public Attempt this[string name] => Attempts.Single(attempt => attempt.Name.Equals(name, StringComparison.Ordinal));

    // Found by its type: an explicitly implemented member carries its interface's name.
    public static HostileItem Of(Type testClass) =>
        (HostileItem)testClass.GetProperties(BindingFlags.NonPublic | BindingFlags.Static).Single(property => property.PropertyType == typeof(HostileItem)).GetValue(null)!;
}
