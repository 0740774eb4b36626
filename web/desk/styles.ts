/** The Mantine styles that the desk needs besides those of every page, in Mantine's order. */
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import './desk.css';
