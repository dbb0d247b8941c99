using AgentOS.Errors;
using AgentOS.Store.Repositories;

namespace AgentOS.Store.Tests.Repositories;

/// <summary>Every way to write an address, and what is none.</summary>
public sealed class RepositoryAddressTests
{
    [Theory]
    [InlineData("https://github.com/o/r", "https://github.com/o/r", null, null, null)]
    [InlineData("https://github.com/o/r.git", "https://github.com/o/r", null, null, null)]
    [InlineData("https://GitHub.com/o/r/", "https://github.com/o/r", null, null, null)]
    [InlineData("http://www.github.com/o/r", "https://github.com/o/r", null, null, null)]
    [InlineData("github.com/o/r", "https://github.com/o/r", null, null, null)]
    [InlineData("github:o/r", "https://github.com/o/r", null, null, null)]
    [InlineData("github:o/r@v1.0", "https://github.com/o/r", "v1.0", null, null)]
    [InlineData("https://github.com/o/r@feature/a", "https://github.com/o/r", "feature/a", null, null)]
    [InlineData("https://github.com/o/r#agents/one", "https://github.com/o/r", null, null, "agents/one")]
    [InlineData("github.com/o/r@main#agents/one", "https://github.com/o/r", "main", null, "agents/one")]
    [InlineData("https://github.com/o/r/tree/main", "https://github.com/o/r", null, "main", null)]
    [InlineData("https://github.com/o/r/tree/feature/a/agents/one/", "https://github.com/o/r", null, "feature/a/agents/one", null)]
    [InlineData("https://gitlab.com/g/s/r/-/tree/main/sub", "https://gitlab.com/g/s/r", null, "main/sub", null)]
    [InlineData("https://git.example.org:8443/team/r.git", "https://git.example.org:8443/team/r.git", null, null, null)]
    [InlineData("git+https://git.example.org/r", "https://git.example.org/r", null, null, null)]
    [InlineData("git@github.com:o/r.git", "git@github.com:o/r.git", null, null, null)]
    [InlineData("git@git.example.org:team/r.git@v2#sub", "git@git.example.org:team/r.git", "v2", null, "sub")]
    [InlineData("ssh://git@git.example.org:2222/team/r", "ssh://git@git.example.org:2222/team/r", null, null, null)]
    [InlineData("ssh://git@github.com/o/r", "ssh://git@github.com/o/r.git", null, null, null)]
    [InlineData("git://git.example.org/r", "git://git.example.org/r", null, null, null)]
    [InlineData("https://git.sr.ht/~user/r@main", "https://git.sr.ht/~user/r", "main", null, null)]
    [InlineData("http://[::1]:8080/r", "http://[::1]:8080/r", null, null, null)]
    public void Each_form_is_read(string text, string url, string? reference, string? tree, string? folder)
    {
        RepositoryAddress? address = RepositoryAddressParser.Parse(text);
        Assert.Equal((url, reference, tree, folder), (address?.Url, address?.Reference, address?.Tree, address?.Folder));
    }

    [Theory]
    [InlineData("https://github.com/o/r", "https://github.com/o/r.git", "https://GitHub.com/O/R/", "github.com/o/r", "github:o/r", "www.github.com/o/r", "http://github.com/o/r", "https://github.com:443/o/r", "github:o/r@v1")]
    [InlineData("https://git.example.org/team/r", "https://git.example.org/team/r.git", "https://GIT.example.org/team/r/", "https://git.example.org:443/team/r", "git+https://git.example.org/team/r@main")]
    [InlineData("https://github.com/o/r#agents/one", "github:o/r#agents/one", "https://github.com/o/r.git@v2#/agents/one/")]
    [InlineData("git@git.example.org:team/r", "git@GIT.example.org:team/r.git")]
    public void One_repository_has_one_name_however_it_is_written(string name, params string[] spellings) =>
        Assert.All([name, .. spellings], spelling => Assert.Equal(name, RepositoryAddressParser.Parse(spelling) is { } address ? RepositoryOrigin.Of(address, address.Folder) : null));

    [Fact]
    public void Other_repositories_have_other_names()
    {
        string[] others = ["https://git.example.org/o/r", "https://git.example.org/O/r", "http://git.example.org/o/r", "https://git.example.org:8443/o/r", "https://git.example.org/o/r2", "https://git.example.org/o/r#a", "https://git.example.org/o/r#A", "ssh://git.example.org/o/r", "git@git.example.org:o/r"];
        Assert.Equal(others.Length, others.Select(other => RepositoryOrigin.Of(RepositoryAddressParser.Parse(other)!, RepositoryAddressParser.Parse(other)!.Folder)).Distinct().Count());
    }

    [Fact]
    public void Before_anybody_has_asked_a_tree_may_mean_several() =>
        Assert.Equal(["https://github.com/o/r#a/sub", "https://github.com/o/r#sub", "https://github.com/o/r"], RepositoryOrigin.Possible(RepositoryAddressParser.Parse("github.com/o/r/tree/feature/a/sub")!));

    [Theory]
    [InlineData("./my-agent")]
    [InlineData("/home/me/agent")]
    [InlineData("my-agent")]
    [InlineData("C:\\agent")]
    [InlineData("--upload-pack=x")]
    [InlineData("-oProxyCommand=x")]
    public void What_is_no_address_may_be_something_here(string text) => Assert.Null(RepositoryAddressParser.Parse(text));

    [Theory]
    [InlineData("ext::sh -c touch% /tmp/x", "repository.transport")]
    [InlineData("fd::7", "repository.transport")]
    [InlineData("file:///etc", "repository.transport")]
    [InlineData("ftp://host/r", "repository.transport")]
    [InlineData("https://token@github.com/o/r", "repository.secret-in-address")]
    [InlineData("https://user:password@github.com/o/r", "repository.secret-in-address")]
    [InlineData("ssh://git:password@host/r", "repository.secret-in-address")]
    [InlineData("https://github.com/o", "repository.bad-address")]
    [InlineData("https://github.com/o/r/issues", "repository.bad-address")]
    [InlineData("https://github.com", "repository.bad-address")]
    [InlineData("https://github.com/o/r?x=1", "repository.bad-address")]
    [InlineData("https://github.com/o/../r", "repository.bad-address")]
    [InlineData("https://github.com/o/r\n--upload-pack=x", "repository.bad-address")]
    [InlineData("https://github.com/o/r%0a", "repository.bad-address")]
    [InlineData("https://github.com/o/r%1b[2J", "repository.bad-address")]
    [InlineData("ssh://-oProxyCommand=touch/r", "repository.bad-address")]
    [InlineData("ssh://-l@host/r", "repository.bad-address")]
    [InlineData("git@-oProxyCommand=x:r", "repository.bad-address")]
    [InlineData("git@host:-oops", "repository.bad-address")]
    [InlineData("https://host:99999/r", "repository.bad-address")]
    [InlineData("https://host/r@--upload-pack=x", "repository.bad-address")]
    [InlineData("https://host/r@a..b", "repository.bad-address")]
    [InlineData("https://host/r@a:b", "repository.bad-address")]
    [InlineData("https://host/o/r#../out", "package.unsafe-name")]
    [InlineData("https://host/o/r#.git", "package.unsafe-name")]
    public void What_could_do_harm_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<AgentOSException>(() => RepositoryAddressParser.Parse(text)).Definition.Code);

    [Fact]
    public void Whatever_is_written_is_read_or_refused_and_never_an_option()
    {
        const string characters = "ab/:@#.-=%\\\n ~[]0githubhttpssh";
        string[] beginnings = ["https://", "ssh://", "git@h:", "github:", "github.com/", ""];
        Random random = new(3);
        for (int round = 0; round < 50_000; round++)
        {
            string text = beginnings[random.Next(beginnings.Length)] + string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => characters[random.Next(characters.Length)]));
            try
            {
                if (RepositoryAddressParser.Parse(text) is { } address)
                    Assert.True(address.Url[0] != '-' && !address.Url.Contains("/-", StringComparison.Ordinal) && !address.Url.Any(char.IsControl) && address.Reference?.StartsWith('-') != true, text);
            }
            catch (AgentOSException)
            {
                // Refused.
            }
        }
    }
}
