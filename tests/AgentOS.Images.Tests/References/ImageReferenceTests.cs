using AgentOS.Errors;
using AgentOS.Images.References;
using FsCheck;
using FsCheck.Fluent;

namespace AgentOS.Images.Tests.References;

public class ImageReferenceTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("python", "docker.io/library/python:latest")]
    [InlineData("python:3.11-slim", "docker.io/library/python:3.11-slim")]
    [InlineData("docker.io/python", "docker.io/library/python:latest")]
    [InlineData("index.docker.io/me/tool", "docker.io/me/tool:latest")]
    [InlineData("me/tool:1", "docker.io/me/tool:1")]
    [InlineData("localhost/tool", "localhost/tool:latest")]
    [InlineData("localhost:5000/a/b/c:X_1.2-3", "localhost:5000/a/b/c:X_1.2-3")]
    [InlineData("GHCR.io/a__b/c---d.e", "ghcr.io/a__b/c---d.e:latest")]
    [InlineData("[::1]:5000/tool", "[::1]:5000/tool:latest")]
    [InlineData("tool@" + Digest, "docker.io/library/tool@" + Digest)]
    [InlineData("tool:1@" + Digest, "docker.io/library/tool:1@" + Digest)]
    public void Names_are_completed_as_docker_does(string text, string full) => Assert.Equal(full, ImageReference.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("Python")]
    [InlineData("A/tool")]
    [InlineData("tool:")]
    [InlineData("tool:-1")]
    [InlineData("tool: 1")]
    [InlineData("a//b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("a..b/c/d e")]
    [InlineData("a___b")]
    [InlineData("a._b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("tool@sha256:abc")]
    [InlineData("tool@sha512:" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("tool@SHA256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("host.example:99999/a")]
    [InlineData("user@host.example/a")]
    [InlineData("https://host.example/a")]
    [InlineData("host_name.example/a:1\n")]
    [InlineData("[fe80::1%eth0]/a")]
    public void What_is_no_name_is_refused(string text) =>
        Assert.Same(ImageErrors.BadReference, Assert.Throws<AgentOSException>(() => ImageReference.Parse(text)).Definition);

    [Fact]
    public void Any_text_is_refused_or_means_the_same_when_it_is_read_again()
    {
        Gen<string> part = Gen.Elements("a", "b0", "A", ".", "..", "_", "__", "-", "/", ":", "@", "[", "]", "5000", "localhost", "docker.io", "latest", Digest, " ", "\n", "é", "%");
        Gen<string> text = Gen.ArrayOf(part).Select(string.Concat);
        Prop.ForAll(text.ToArbitrary(), candidate =>
        {
            ImageReference reference;
            try
            {
                reference = ImageReference.Parse(candidate);
            }
            catch (AgentOSException refused)
            {
                return refused.Definition == ImageErrors.BadReference;
            }

            return ImageReference.Parse(reference.ToString()) == reference && Uri.TryCreate($"https://{reference.Registry}/v2/{reference.Repository}/manifests/{reference.Version}", UriKind.Absolute, out Uri? address)
                && address.AbsolutePath == $"/v2/{reference.Repository}/manifests/{reference.Version}" && address.UserInfo.Length == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("python", "docker.io/library/python:3.11-slim")]
    [InlineData("Node", "docker.io/library/node:20-slim")]
    [InlineData("js", "docker.io/library/node:20-slim")]
    [InlineData("javascript", "docker.io/library/node:20-slim")]
    [InlineData("ruby", "docker.io/library/ruby:3.2-slim")]
    [InlineData("go", "docker.io/library/golang:1.22-bookworm")]
    [InlineData("golang", "docker.io/library/golang:1.22-bookworm")]
    [InlineData("alpine", "docker.io/library/alpine:latest")]
    public void Languages_are_names_of_images(string name, string full) => Assert.Equal(full, LanguageImages.FindOrParse(name).ToString());
}
