using System.Reflection;

namespace AkkaChat.Runtime.Tests.Fidelity;

/// <summary>So that what compiles against the bundled runtime compiles against the published packages.</summary>
[Trait("Source", "bundled")]
public sealed class SurfaceSpecs
{
    private static readonly IReadOnlySet<string> Published = PublishedApi.Read();

    private static readonly string[] Names = ["Akka", "Akka.Streams", "Akka.TestKit.Xunit2"];

    public static TheoryData<string> Assemblies => new(Names);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Should_have_no_public_type_that_the_published_packages_lack(string assembly) =>
        PublicSurface.TypesOf(Assembly.Load(assembly)).Except(Published).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Should_have_no_public_member_that_the_published_packages_lack(string assembly) =>
        PublicSurface.MembersOf(Assembly.Load(assembly)).Except(Published).ShouldBeEmpty();

    [Fact]
    public void Should_list_no_type_that_is_gone() =>
        Published.Where(static line => !line.Contains("::", StringComparison.Ordinal))
            .Except(Names.SelectMany(static name => PublicSurface.TypesOf(Assembly.Load(name))))
            .ShouldBeEmpty();
}
