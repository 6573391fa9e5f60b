using AkkaChat.Client.Frontends.Terminal;
using AkkaChat.Client.Session;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class CompletionSpecs
{
    private static readonly SessionSnapshot Session = new()
    {
        Nickname = "alina",
        Members = MemberNames.None.Union(["Alice", "albert", "alina", "bob", "지영", "지민"]),
        RecentSpeakers = ["gone", "albert", "bob"],
        LastWhisperer = "bob",
    };

    [Theory]
    [InlineData("b", "bob: ")]
    [InlineData("ask b", "ask bob ")]
    [InlineData("/msg b", "/msg bob ")]
    [InlineData("/msg ", "/msg bob ")]
    [InlineData("ALI", "Alice: ")]
    [InlineData("@ali", "@Alice ")]
    [InlineData("well (ali", "well (Alice ")]
    [InlineData("지영", "지영: ")]
    [InlineData("/q", "/quit ")]
    public void Should_complete_nicknames_and_commands(string typed, string completed) => Press(typed, tabs: 1).ShouldBe(completed);

    [Theory]
    [InlineData(1, "albert: ")]
    [InlineData(2, "Alice: ")]
    [InlineData(3, "albert: ")]
    public void Should_go_from_who_spoke_last_to_the_others_but_never_to_oneself(int tabs, string completed) => Press("al", tabs).ShouldBe(completed);

    [Fact]
    public void Should_put_one_space_after_a_name()
    {
        var editor = new LineEditor();
        editor.Insert("ask b please");
        foreach (var _ in " please")
            editor.Apply(new Key("Left"));
        new TabCompletion().Press(editor, Session);
        editor.Text.ShouldBe("ask bob please");
    }

    [Fact]
    public void Should_show_the_candidates_only_while_there_is_a_choice()
    {
        var (editor, completion) = (new LineEditor(), new TabCompletion());
        editor.Insert("al");
        completion.Press(editor, Session);
        completion.Describe(editor).ShouldBe("albert  Alice");
        editor.Insert("x");
        completion.Describe(editor).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("bob ")]
    [InlineData("zoe")]
    [InlineData("gone")]
    [InlineData("say /q")]
    public void Should_leave_alone_what_it_does_not_know(string typed) => Press(typed, tabs: 2).ShouldBe(typed);

    private static string Press(string typed, int tabs)
    {
        var (editor, completion) = (new LineEditor(), new TabCompletion());
        editor.Insert(typed);
        for (var tab = 0; tab < tabs; tab++)
            completion.Press(editor, Session);
        return editor.Text;
    }
}
