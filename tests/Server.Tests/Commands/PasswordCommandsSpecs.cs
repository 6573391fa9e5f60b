using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.Commands;

public sealed class PasswordCommandsSpecs
{
    [Theory]
    [InlineData("register", "Register")]
    [InlineData("login", "LogIn")]
    [InlineData("identify", "LogIn")]
    [InlineData("passwd", "Change")]
    [InlineData("op", "BecomeOperator")]
    public void Should_use_all_that_follows_as_the_password_and_ask_for_one_without(string name, string use)
    {
        var used = Run(name, "correct horse battery").ShouldBeOfType<CommandOutcome.UsePassword>();

        (used.Use, used.Password.Value).ShouldBe((Enum.Parse<PasswordUse>(use), "correct horse battery"));
        $"{used}".ShouldNotContain("horse");
        Run(name).ShouldBeOfType<CommandOutcome.AskPassword>().Use.ShouldBe(Enum.Parse<PasswordUse>(use));
    }

    [Theory]
    [InlineData("register", "seven77", "a password has at least 8 characters: choose a longer one")]
    [InlineData("passwd", "암호", "a password has at least 8 characters: choose a longer one")]
    [InlineData("register", "key:none", "that is no key: /register alone in the console client makes one")]
    [InlineData("unregister", "now", "/unregister takes nothing behind it: type /unregister to free your registered nickname for everybody")]
    public void Should_say_what_is_wrong(string name, string argument, string refusal) => Run(name, argument).ShouldBe(new CommandOutcome.Refuse(ServerText.Verbatim(refusal)));

    [Fact]
    public void Should_register_a_key()
    {
        using var key = LoginKey.Create();

        Run("register", $"key:{key.PublicHalf}").ShouldBe(new CommandOutcome.AskRoom(new RoomCommands.ChangeAccount(AccountChange.Registered, $"key:{key.PublicHalf}")));
    }

    private static CommandOutcome Run(string name, string argument = "") => ChatCommands.Run(new ClientLine.Command(name, argument));
}
