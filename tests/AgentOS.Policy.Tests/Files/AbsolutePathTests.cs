using AgentOS.Policy.Files;

namespace AgentOS.Policy.Tests.Files;

public sealed class AbsolutePathTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("//a//b/", "/a/b")]
    [InlineData("/a/./b/../c", "/a/c")]
    [InlineData("/../../etc/shadow", "/etc/shadow")]
    [InlineData("a/b", null)]
    [InlineData("", null)]
    [InlineData("/a\0b", null)]
    public void A_path_has_one_spelling(string path, string? expected) => Assert.Equal(expected, AbsolutePath.Normalise(path));
}
